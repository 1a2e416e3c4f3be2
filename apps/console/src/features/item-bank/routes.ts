import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/root-route.ts'
import { toBankSearch, toItemSearch } from './bank-search.ts'

export const itemBankRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/item-bank',
    validateSearch: toBankSearch,
    component: lazyRouteComponent(() => import('./banks-page.tsx'), 'BanksPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/item-bank/new',
    component: lazyRouteComponent(() => import('./new-bank-page.tsx'), 'NewBankPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/item-bank/$bankId',
    component: lazyRouteComponent(() => import('./bank-page.tsx'), 'BankPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/item-bank/$bankId/items',
    validateSearch: toItemSearch,
    component: lazyRouteComponent(() => import('./items-page.tsx'), 'ItemsPage'),
  }),
] as const
