import { SKILL_LEVELS, type SkillLevel } from '@lingjiang/kernel'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route.ts'

export type SessionSearch = {
  readonly q?: string
  readonly region?: string
  readonly level?: SkillLevel
  readonly from?: string
  readonly cursor?: string
}

/** From the address: anything that is not a filter of ours is dropped. */
function toSearch(search: Record<string, unknown>): SessionSearch {
  const word = (value: unknown) => (typeof value === 'string' && value !== '' && value.length <= 60 ? value : undefined)
  const [q, cursor] = [word(search.q), word(search.cursor)]
  const region = /^\d{6}(\d{3})?$/.test(String(search.region ?? '')) ? String(search.region) : undefined
  const level = SKILL_LEVELS.find((one) => one === String(search.level ?? ''))
  const from = /^\d{4}-\d{2}-\d{2}$/.test(String(search.from ?? '')) ? String(search.from) : undefined
  return {
    ...(q ? { q } : {}),
    ...(region ? { region } : {}),
    ...(level ? { level } : {}),
    ...(from ? { from } : {}),
    ...(cursor ? { cursor } : {}),
  }
}

export const assessmentRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sessions',
    validateSearch: toSearch,
    component: lazyRouteComponent(() => import('./sessions-page.tsx'), 'SessionsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sessions/$sessionId',
    component: lazyRouteComponent(() => import('./session-page.tsx'), 'SessionPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sessions/$sessionId/register',
    component: lazyRouteComponent(() => import('./register-page.tsx'), 'RegisterPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/account/registrations',
    component: lazyRouteComponent(() => import('./my-registrations-page.tsx'), 'MyRegistrationsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/account/registrations/$registrationId',
    component: lazyRouteComponent(() => import('./registration-page.tsx'), 'RegistrationPage'),
  }),
] as const
