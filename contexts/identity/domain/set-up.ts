import { accept, type Decision, refuse } from '@lingjiang/kernel'
import type { AdministratorRole } from './mandate.ts'

/** How long the code printed at a start opens the set-up. Ours. */
export const SET_UP_CODE_HOURS = 24

/** One of the three who are to be appointed: the login wished for, and the identity document as type and number. */
export type NamedAdministrator = { readonly login: string; readonly document: string }

/** The three administrators are three different people, each with an own account (GB/T 22239 tier 3): no login and no identity document twice. */
export function appointAdministrators(
  named: Readonly<Record<AdministratorRole, NamedAdministrator>>,
): Decision<{ readonly kind: 'administrators-appointed' }, 'administrators-not-different'> {
  const three = Object.values(named)
  const different = (values: readonly string[]) => new Set(values).size === three.length
  if (!different(three.map((one) => one.login)) || !different(three.map((one) => one.document)))
    return refuse('administrators-not-different')
  return accept({ kind: 'administrators-appointed' as const })
}
