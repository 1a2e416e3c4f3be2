import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/root-route.ts'
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
] as const
