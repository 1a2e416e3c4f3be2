import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/root-route.ts'

export type SlotsSearch = { readonly from?: string; readonly cursor?: string }

const toSlots = (search: Record<string, unknown>): SlotsSearch => ({
  ...(/^\d{4}-\d\d-\d\d$/.test(String(search.from ?? '')) ? { from: String(search.from) } : {}),
  ...(typeof search.cursor === 'string' && search.cursor.length < 80 ? { cursor: search.cursor } : {}),
})

export const scoringRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/scoring',
    validateSearch: toSlots,
    component: lazyRouteComponent(() => import('./slots-page.tsx'), 'SlotsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/scoring/$slotId',
    component: lazyRouteComponent(() => import('./scoring-page.tsx'), 'ScoringPage'),
  }),
] as const
