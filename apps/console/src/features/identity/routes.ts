import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route.ts'

export const identityRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sign-in',
    // From the address: only a path of the console itself may be led to.
    validateSearch: (search: Record<string, unknown>): { readonly next?: string } =>
      typeof search.next === 'string' && /^\/(?![/\\])/.test(search.next) ? { next: search.next } : {},
    component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/setup',
    component: lazyRouteComponent(() => import('./set-up-page.tsx'), 'SetUpPage'),
  }),
] as const
