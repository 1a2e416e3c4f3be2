import { REGISTRATION_STATES, type RegistrationState } from '@lingjiang/assessment/contract'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/root-route.ts'

export type SessionsSearch = {
  readonly state?: string
  readonly text?: string
  readonly region?: string
  readonly cursor?: string
}
export type RegistrationsSearch = {
  readonly state?: RegistrationState
  readonly text?: string
  readonly cursor?: string
}

const word = (value: unknown) => (typeof value === 'string' && value !== '' && value.length <= 80 ? value : undefined)
const present = (members: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))

const toSessions = (search: Record<string, unknown>): SessionsSearch =>
  present({
    state: word(search.state),
    text: word(search.text),
    region: /^\d{6}(\d{3})?$/.test(String(search.region ?? '')) ? String(search.region) : undefined,
    cursor: word(search.cursor),
  })
const toRegistrations = (search: Record<string, unknown>): RegistrationsSearch =>
  present({
    state: REGISTRATION_STATES.find((state) => state === search.state),
    text: word(search.text),
    cursor: word(search.cursor),
  })

export const assessmentRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/sessions',
    validateSearch: toSessions,
    component: lazyRouteComponent(() => import('./sessions-page.tsx'), 'SessionsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/sessions/new',
    component: lazyRouteComponent(() => import('./plan-page.tsx'), 'NewPlanPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/sessions/$sessionId',
    component: lazyRouteComponent(() => import('./session-page.tsx'), 'SessionPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/sessions/$sessionId/plan',
    component: lazyRouteComponent(() => import('./plan-page.tsx'), 'ChangePlanPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/sessions/$sessionId/registrations',
    validateSearch: toRegistrations,
    component: lazyRouteComponent(() => import('./registrations-page.tsx'), 'RegistrationsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/sessions/$sessionId/import',
    component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/registrations/$registrationId',
    component: lazyRouteComponent(() => import('./registration-page.tsx'), 'RegistrationPage'),
  }),
] as const
