import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/root-route.ts'

const OUTCOMES = ['passed', 'failed', 'incomplete'] as const
export type Outcome = (typeof OUTCOMES)[number]
export type ResultsSearch = { readonly outcome?: Outcome; readonly text?: string; readonly cursor?: string }

const word = (value: unknown) => (typeof value === 'string' && value !== '' && value.length <= 60 ? value : undefined)

const toResults = (search: Record<string, unknown>): ResultsSearch => {
  const outcome = OUTCOMES.find((one) => one === search.outcome)
  const [text, cursor] = [word(search.text), word(search.cursor)]
  return { ...(outcome ? { outcome } : {}), ...(text ? { text } : {}), ...(cursor ? { cursor } : {}) }
}

export const resultRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/sessions/$sessionId/results',
    validateSearch: toResults,
    component: lazyRouteComponent(() => import('./results-page.tsx'), 'ResultsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/results/rechecks/$recheckId',
    component: lazyRouteComponent(() => import('./recheck-page.tsx'), 'RecheckPage'),
  }),
] as const
