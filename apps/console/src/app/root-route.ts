import { createRootRoute, createRoute } from '@tanstack/react-router'
import { NotFoundPage } from './not-found-page.tsx'
import { requireSignIn } from './require-sign-in.ts'
import { Shell } from './shell.tsx'

export const rootRoute = createRootRoute({ notFoundComponent: NotFoundPage })

/** The frame of all pages for signed-in people. A feature hangs its routes here: `createRoute({ getParentRoute: () => shellRoute, … })`. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  beforeLoad: requireSignIn,
})
