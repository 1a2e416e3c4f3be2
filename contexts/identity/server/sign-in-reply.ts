import type { Tx } from '@lingjiang/platform/sql'
import type { Mandate } from './account-store.ts'
import { regionStore } from './region-store.ts'
import type { SessionState } from './session-store.ts'

/** Mandates as screens show them, with the names of their regions. */
export async function mandateReplies(tx: Tx, mandates: readonly Mandate[]) {
  const names = await regionStore.names(
    tx,
    mandates.flatMap((mandate) => mandate.regionCodes),
  )
  return mandates.map((mandate) => ({
    id: mandate.id,
    role: mandate.role,
    regions: mandate.regionCodes.map((code) => ({ code, name: names.get(code) ?? code })),
    organisation: mandate.organisationId ? { id: mandate.organisationId, name: mandate.organisationName ?? '' } : null,
    delegated: mandate.delegatedFrom !== null,
    lender: mandate.lender,
    validTo: mandate.validTo,
  }))
}

export async function replyFor(tx: Tx, state: SessionState, mandates: readonly Mandate[]) {
  return { state, mandates: await mandateReplies(tx, mandates) }
}
