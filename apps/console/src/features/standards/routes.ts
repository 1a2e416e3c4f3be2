import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/root-route.ts'

export type OccupationSearch = { readonly text?: string; readonly major?: string; readonly cursor?: string }

function toSearch(search: Record<string, unknown>): OccupationSearch {
  const words = (value: unknown, limit: number) => {
    const text = typeof value === 'number' ? String(value) : value
    return typeof text === 'string' && text.trim() && text.length <= limit ? text : undefined
  }
  const major = words(search.major, 1)
  const found = {
    text: words(search.text, 60),
    major: major && /^[1-8]$/.test(major) ? major : undefined,
    cursor: words(search.cursor, 60),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as OccupationSearch
}

export const standardRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/standards/occupations',
    validateSearch: toSearch,
    component: lazyRouteComponent(() => import('./occupations-page.tsx'), 'OccupationsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/standards/occupations/$code',
    component: lazyRouteComponent(() => import('./occupation-page.tsx'), 'OccupationPage'),
  }),
] as const
