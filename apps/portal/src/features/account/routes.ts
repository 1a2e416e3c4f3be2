import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route.ts'

export const accountRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sign-up',
    validateSearch: (search: Record<string, unknown>): { readonly next?: string } =>
      typeof search.next === 'string' && /^\/(?!\/)/.test(search.next) ? { next: search.next } : {},
    component: lazyRouteComponent(() => import('./sign-up-page.tsx'), 'SignUpPage'),
  }),
] as const
