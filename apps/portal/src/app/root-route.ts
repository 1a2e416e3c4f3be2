import { createRootRoute } from '@tanstack/react-router'
import { NotFoundPage } from './not-found-page.tsx'
import { Shell } from './shell.tsx'

/** The frame of every page. A feature hangs its routes here: `createRoute({ getParentRoute: () => rootRoute, … })`. */
export const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage })
