import { COUNT_DIMENSIONS, type CountDimension } from '@lingjiang/statistics/contract'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route.ts'

export type StatisticsSearch = {
  readonly by?: CountDimension
  readonly region?: string
  readonly occupation?: string
  readonly level?: string
  readonly kind?: string
  readonly organisation?: string
  readonly year?: number
}

const text = (value: unknown) => (typeof value === 'string' && value.length <= 60 ? value : undefined)

/** From the address: anything that is not a filter of ours is dropped. */
function validate(search: Record<string, unknown>): StatisticsSearch {
  const by = COUNT_DIMENSIONS.find((dimension) => dimension === search.by)
  const year = Number(search.year)
  const kept = {
    region: text(String(search.region ?? '')) || undefined,
    occupation: text(search.occupation),
    level: text(String(search.level ?? '')) || undefined,
    kind: text(search.kind),
    organisation: text(search.organisation),
  }
  const entries = Object.entries(kept).filter(([, value]) => value !== undefined)
  return {
    ...(by ? { by } : {}),
    ...Object.fromEntries(entries),
    ...(Number.isInteger(year) && year > 2000 ? { year } : {}),
  }
}

export const statisticsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/statistics',
    validateSearch: validate,
    component: lazyRouteComponent(() => import('./statistics-page.tsx'), 'StatisticsPage'),
  }),
] as const
