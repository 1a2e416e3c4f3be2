import { COUNT_DIMENSIONS, type CountDimension } from '@lingjiang/statistics/contract'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type CertificateSearch, toCertificateSearch } from '../../app/certificate-search.ts'
import { shellRoute } from '../../app/root-route.ts'

/** By what is counted, under the filters of the list that every number opens. */
export type StatisticsSearch = Pick<
  CertificateSearch,
  'region' | 'occupation' | 'level' | 'kind' | 'organisation' | 'year'
> & { readonly by?: CountDimension }

function toSearch(search: Record<string, unknown>): StatisticsSearch {
  const { region, occupation, level, kind, organisation, year } = toCertificateSearch(search)
  const by = COUNT_DIMENSIONS.find((one) => one === search.by)
  const found = { by, region, occupation, level, kind, organisation, year }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as StatisticsSearch
}

export const statisticRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/statistics',
    validateSearch: toSearch,
    component: lazyRouteComponent(() => import('./statistics-page.tsx'), 'StatisticsPage'),
  }),
] as const
