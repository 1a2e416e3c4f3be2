import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/root-route.ts'
import { toRoomSearch } from './room-search.ts'

export const roomRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/rooms',
    validateSearch: toRoomSearch,
    component: lazyRouteComponent(() => import('./rooms-page.tsx'), 'RoomsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/rooms/$slotId',
    component: lazyRouteComponent(() => import('./room-page.tsx'), 'RoomPage'),
  }),
] as const
