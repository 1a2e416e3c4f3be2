import { createRouter } from '@tanstack/react-router'
import { accountRoutes } from '../features/account/routes.ts'
import { administrationRoutes } from '../features/administration/routes.ts'
import { assessmentRoutes } from '../features/assessment/routes.ts'
import { caseRoutes } from '../features/cases/routes.ts'
import { credentialRoutes } from '../features/credentials/routes.ts'
import { identityRoutes } from '../features/identity/routes.ts'
import { itemBankRoutes } from '../features/item-bank/routes.ts'
import { registryRoutes } from '../features/registry/routes.ts'
import { resultRoutes } from '../features/results/routes.ts'
import { roomRoutes } from '../features/rooms/routes.ts'
import { scoringRoutes } from '../features/scoring/routes.ts'
import { standardRoutes } from '../features/standards/routes.ts'
import { statisticRoutes } from '../features/statistics/routes.ts'
import { FailedPage } from './failed-page.tsx'
import { PendingPage } from './pending-page.tsx'
import { rootRoute, shellRoute } from './root-route.ts'

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    ...identityRoutes,
    shellRoute.addChildren([
      ...caseRoutes,
      ...assessmentRoutes,
      ...roomRoutes,
      ...scoringRoutes,
      ...resultRoutes,
      ...itemBankRoutes,
      ...credentialRoutes,
      ...statisticRoutes,
      ...registryRoutes,
      ...standardRoutes,
      ...administrationRoutes,
      ...accountRoutes,
    ]),
  ]),
  basepath: '/console',
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
