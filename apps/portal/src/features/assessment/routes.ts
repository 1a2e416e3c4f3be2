import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route.ts'
import { matchOf, onlyGiven, REGION_CODE, textOf } from '../../parts/read-search.ts'
import { REGISTER_STEPS, type RegisterStep } from './register-steps.ts'
import { readSessionSearch } from './search.ts'

export const assessmentRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sessions',
    validateSearch: readSessionSearch,
    component: lazyRouteComponent(() => import('./find-session-page.tsx'), 'FindSessionPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sessions/$sessionId',
    component: lazyRouteComponent(() => import('./session-page.tsx'), 'SessionPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sessions/$sessionId/register',
    validateSearch: (raw: Record<string, unknown>): { readonly step?: RegisterStep } => {
      const step = REGISTER_STEPS.find((one) => one === raw.step)
      return step ? { step } : {}
    },
    component: lazyRouteComponent(() => import('./register-page.tsx'), 'RegisterPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/publicity',
    validateSearch: (raw: Record<string, unknown>): { readonly region?: string; readonly cursor?: string } =>
      onlyGiven({ region: matchOf(raw, 'region', REGION_CODE), cursor: textOf(raw, 'cursor', 80) }),
    component: lazyRouteComponent(() => import('./publicity-page.tsx'), 'PublicityPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/publicity/$sessionId',
    validateSearch: (raw: Record<string, unknown>): { readonly cursor?: string } =>
      onlyGiven({ cursor: textOf(raw, 'cursor', 80) }),
    component: lazyRouteComponent(() => import('./publicity-session-page.tsx'), 'PublicitySessionPage'),
  }),
] as const
