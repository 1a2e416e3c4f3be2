import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route.ts'

export const accountRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/account',
    component: lazyRouteComponent(() => import('./account-page.tsx'), 'AccountPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/account/registrations',
    beforeLoad: () => {
      throw redirect({ to: '/account' })
    },
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/account/registrations/$registrationId',
    component: lazyRouteComponent(() => import('./registration-page.tsx'), 'RegistrationPage'),
  }),
] as const
