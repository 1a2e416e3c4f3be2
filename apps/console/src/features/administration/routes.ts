import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/root-route.ts'
import { toAccountSearch } from './account-search.ts'
import { toAuditSearch } from './audit-search.ts'
import { toParameterSearch } from './parameter-search.ts'

export const administrationRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/administration/parameters',
    validateSearch: toParameterSearch,
    component: lazyRouteComponent(() => import('./parameters-page.tsx'), 'ParametersPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/administration/parameters/$key',
    component: lazyRouteComponent(() => import('./parameter-page.tsx'), 'ParameterPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/administration/accounts',
    validateSearch: toAccountSearch,
    component: lazyRouteComponent(() => import('./accounts-page.tsx'), 'AccountsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/administration/accounts/$accountId',
    component: lazyRouteComponent(() => import('./account-page.tsx'), 'AccountPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/administration/candidates',
    component: lazyRouteComponent(() => import('./desk-reset-page.tsx'), 'DeskResetPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/administration/delegations',
    component: lazyRouteComponent(() => import('./delegations-page.tsx'), 'DelegationsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/administration/audit',
    validateSearch: toAuditSearch,
    component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/administration/seals',
    component: lazyRouteComponent(() => import('./seals-page.tsx'), 'SealsPage'),
  }),
] as const
