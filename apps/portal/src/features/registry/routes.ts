import { AUDIENCES, ORGANISATION_KINDS, SKILL_LEVELS } from '@lingjiang/kernel'
import type { ListCatalogue } from '@lingjiang/registry/contract'
import type { QueryOf } from '@lingjiang/ui'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route.ts'
import { matchOf, OCCUPATION_CODE } from '../../parts/read-search.ts'

export type OrganisationSearch = Omit<QueryOf<typeof ListCatalogue>, 'limit' | 'status'>

/** From the address: anything that is not a filter of ours is dropped. */
function toSearch(search: Record<string, unknown>): OrganisationSearch {
  const words = (value: unknown, limit: number) => {
    const text = typeof value === 'number' ? String(value) : value
    return typeof text === 'string' && text.trim() && text.length <= limit ? text.trim() : undefined
  }
  const region = words(search.region, 9)
  const found = {
    text: words(search.text, 60),
    region: region && /^\d{6}(\d{3})?$/.test(region) ? region : undefined,
    kind: ORGANISATION_KINDS.find((kind) => kind === search.kind),
    audience: AUDIENCES.find((audience) => audience === search.audience),
    level: SKILL_LEVELS.find((level) => level === String(search.level)),
    occupation: matchOf(search, 'occupation', OCCUPATION_CODE),
    cursor: words(search.cursor, 200),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as OrganisationSearch
}

export const registryRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/organisations',
    validateSearch: toSearch,
    component: lazyRouteComponent(() => import('./organisations-page.tsx'), 'OrganisationsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/organisations/register',
    component: lazyRouteComponent(() => import('./register-organisation-page.tsx'), 'RegisterOrganisationPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/organisations/$organisationId',
    component: lazyRouteComponent(() => import('./organisation-page.tsx'), 'OrganisationPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/notices',
    component: lazyRouteComponent(() => import('./notices-page.tsx'), 'NoticesPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/notices/$filingId',
    component: lazyRouteComponent(() => import('./objection-page.tsx'), 'ObjectionPage'),
  }),
] as const
