import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { toCertificateSearch } from '../../app/certificate-search.ts'
import { shellRoute } from '../../app/root-route.ts'

export const credentialRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/certificates',
    validateSearch: toCertificateSearch,
    component: lazyRouteComponent(() => import('./certificates-page.tsx'), 'CertificatesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/issuings',
    validateSearch: (search: Record<string, unknown>): { readonly cursor?: string } =>
      typeof search.cursor === 'string' ? { cursor: search.cursor } : {},
    component: lazyRouteComponent(() => import('./issuings-page.tsx'), 'IssuingsPage'),
  }),
] as const
