import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route.ts'

export const credentialRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/check',
    component: lazyRouteComponent(() => import('./check-page.tsx'), 'CheckPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/account/certificates',
    component: lazyRouteComponent(() => import('./own-certificates-page.tsx'), 'OwnCertificatesPage'),
  }),
] as const
