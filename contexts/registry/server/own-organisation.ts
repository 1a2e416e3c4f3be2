import { type Actor, BrokenInvariant } from '@lingjiang/kernel'
import type { Tx } from '@lingjiang/platform/sql'
import { type Organisation, organisationStore } from './organisation-store.ts'

/** The organisation that the acting account manages. A manager's mandate always names one. */
export function organisationIdOf(actor: Actor): string {
  if (actor.kind !== 'account' || !actor.organisationId) throw new BrokenInvariant('a manager without an organisation')
  return actor.organisationId
}

/** @returns undefined before its data are entered */
export function findOwnOrganisation(tx: Tx, actor: Actor): Promise<Organisation | undefined> {
  return organisationStore.find(tx, organisationIdOf(actor))
}

/** An organisation that the actor may see: its own, one of its region, or one in the catalogue. */
export function findOrganisation(tx: Tx, id: string): Promise<Organisation | undefined> {
  return organisationStore.find(tx, id)
}

export const accountIdOf = (actor: Actor): string | null => (actor.kind === 'account' ? actor.accountId : null)
