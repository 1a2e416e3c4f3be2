import type { ContextModule } from '@lingjiang/platform'
import { permissions, refusals } from '../contract/index.ts'

export { type Registration, registrationStore } from './registration-store.ts'
export { type Duty, type Session, type Slot, sessionStore } from './session-store.ts'
export { clashFrom, slotStore } from './slot-store.ts'

/** The assessment context: plans, sessions, registration, delivery, scoring, results. */
export function assessmentModule(): ContextModule {
  return { name: 'assessment', permissions, refusals, routes: [] }
}
