import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { HomePage } from './home-page.tsx'
import { rootRoute } from './root-route.ts'

export const homeRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/', component: HomePage }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/site-map',
    component: lazyRouteComponent(() => import('./site-map-page.tsx'), 'SiteMapPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/accessibility',
    component: lazyRouteComponent(() => import('./accessibility-page.tsx'), 'AccessibilityPage'),
  }),
] as const
