import { createRouter } from '@tanstack/react-router'
import { accountRoutes } from '../features/account/routes.ts'
import { assessmentRoutes } from '../features/assessment/routes.ts'
import { credentialRoutes } from '../features/credentials/routes.ts'
import { identityRoutes } from '../features/identity/routes.ts'
import { registryRoutes } from '../features/registry/routes.ts'
import { statisticsRoutes } from '../features/statistics/routes.ts'
import { FailedPage } from './failed-page.tsx'
import { PendingPage } from './pending-page.tsx'
import { rootRoute } from './root-route.ts'
import { homeRoutes } from './routes.ts'

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    ...homeRoutes,
    ...identityRoutes,
    ...assessmentRoutes,
    ...accountRoutes,
    ...credentialRoutes,
    ...statisticsRoutes,
    ...registryRoutes,
  ]),
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
