import { createRouter } from '@tanstack/react-router'
import { identityRoutes } from '../features/identity/routes.ts'
import { FailedPage } from './failed-page.tsx'
import { PendingPage } from './pending-page.tsx'
import { rootRoute } from './root-route.ts'
import { homeRoutes } from './routes.ts'

export const router = createRouter({
  routeTree: rootRoute.addChildren([...homeRoutes, ...identityRoutes]),
  defaultPreload: 'intent',
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: FailedPage,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
