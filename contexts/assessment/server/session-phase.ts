import type { Text } from '@lingjiang/kernel'
import { sessionProcess } from '../domain/index.ts'

/** States in which candidates may hand in, organisations may review and import. */
const BEFORE_FREEZE: readonly string[] = ['open', 'closed']
const PLANNING: readonly string[] = ['draft', 'returned']

export const OPEN_STATES: readonly string[] = ['open']

/** Whether somebody can register on a day: the session is open and the day lies within the announced time. */
export function isRegistrable(
  session: { readonly state: string; readonly registrationOpensOn: string; readonly registrationClosesOn: string },
  today: string,
): boolean {
  return (
    OPEN_STATES.includes(session.state) && session.registrationOpensOn <= today && today <= session.registrationClosesOn
  )
}

/** Whether the list of candidates can still change. */
export function isBeforeFreeze(state: string): boolean {
  return BEFORE_FREEZE.includes(state)
}

export function isEditable(state: string): boolean {
  return PLANNING.includes(state)
}

export function stateTitleOf(state: string): Text {
  const states: Readonly<Record<string, { readonly title: Text }>> = sessionProcess.states
  return states[state]?.title ?? { zh: state, en: state }
}
