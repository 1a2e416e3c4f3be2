import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/root-route.ts'
import { toCatalogueSearch } from './catalogue-search.ts'

export const registryRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/registry/filings',
    component: lazyRouteComponent(() => import('./filings-page.tsx'), 'FilingsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/registry/filings/$filingId',
    component: lazyRouteComponent(() => import('./filing-page.tsx'), 'FilingPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/registry/filings/$filingId/statement',
    component: lazyRouteComponent(() => import('./statement-page.tsx'), 'StatementPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/registry/filings/$filingId/occupations',
    component: lazyRouteComponent(() => import('./items-page.tsx'), 'ItemsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/registry/filings/$filingId/papers',
    component: lazyRouteComponent(() => import('./documents-page.tsx'), 'DocumentsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/registry/filings/$filingId/check',
    component: lazyRouteComponent(() => import('./check-page.tsx'), 'CheckPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/registry/organisation',
    component: lazyRouteComponent(() => import('./organisation-page.tsx'), 'OrganisationPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/registry/sites',
    component: lazyRouteComponent(() => import('./sites-page.tsx'), 'SitesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/registry/sites/$siteId',
    component: lazyRouteComponent(() => import('./site-page.tsx'), 'SitePage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/registry/staff',
    component: lazyRouteComponent(() => import('./staff-page.tsx'), 'StaffPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/registry/reviews',
    component: lazyRouteComponent(() => import('./panel-calls-page.tsx'), 'PanelCallsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/registry/reviewers',
    component: lazyRouteComponent(() => import('./reviewers-page.tsx'), 'ReviewersPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/registry/catalogue',
    validateSearch: toCatalogueSearch,
    component: lazyRouteComponent(() => import('./catalogue-page.tsx'), 'CataloguePage'),
  }),
] as const
