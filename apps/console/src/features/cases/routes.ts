import { createRoute, lazyRouteComponent, redirect, type SearchSchemaInput } from '@tanstack/react-router'
import { shellRoute } from '../../app/root-route.ts'
import { type InboxSearch, toInboxSearch } from './inbox-search.ts'

export const caseRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/inbox', search: {} })
    },
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/inbox',
    validateSearch: toInboxSearch,
    component: lazyRouteComponent(() => import('./inbox-page.tsx'), 'InboxPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/cases/$caseId',
    // The queue one came from: for the way back and the next case.
    validateSearch: (search: InboxSearch & SearchSchemaInput) => toInboxSearch(search),
    component: lazyRouteComponent(() => import('./case-page.tsx'), 'CasePage'),
  }),
] as const
