import type { Tx } from '@lingjiang/platform/sql'

export const consentStore = {
  /** Notes that the account agreed to a version of a notice; a second time changes nothing. */
  async give(tx: Tx, accountId: string, document: string, now: string): Promise<void> {
    await tx`insert into identity.consent (account_id, document, given_at) values (${accountId}, ${document}, ${now}) on conflict do nothing`
  },
}
