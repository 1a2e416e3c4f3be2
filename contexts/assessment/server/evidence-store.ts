import { randomUUID } from 'node:crypto'
import type { Tx } from '@lingjiang/platform/sql'

export type EvidenceFile = {
  readonly sha256: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
}
export type StoredDocument = EvidenceFile & { readonly id: string; readonly kind: string }

export const evidenceStore = {
  async note(tx: Tx, accountId: string, file: EvidenceFile, now: string): Promise<void> {
    await tx`insert into assessment.evidence_file ${tx({ accountId, ...file, uploadedAt: now })} on conflict on constraint evidence_file_once do nothing`
  },

  /** Those of the given files that the account has uploaded. */
  async listOwn(tx: Tx, accountId: string, digests: readonly string[]): Promise<readonly EvidenceFile[]> {
    if (digests.length === 0) return []
    return tx<EvidenceFile[]>`
      select sha256, name, media_type, size from assessment.evidence_file where account_id = ${accountId} and sha256 in ${tx([...digests])}`
  },

  /** Replaces the evidence of a registration. */
  async attach(
    tx: Tx,
    registrationId: string,
    documents: readonly (EvidenceFile & { readonly kind: string })[],
    now: string,
  ): Promise<void> {
    await tx`delete from assessment.registration_document where registration_id = ${registrationId}`
    const rows = documents.map(({ kind, sha256, name, mediaType, size }) => ({
      id: randomUUID(),
      registrationId,
      kind,
      sha256,
      name,
      mediaType,
      size,
      uploadedAt: now,
    }))
    if (rows.length) await tx`insert into assessment.registration_document ${tx(rows)}`
  },

  async list(tx: Tx, registrationId: string): Promise<readonly StoredDocument[]> {
    return tx<StoredDocument[]>`
      select id, kind, sha256, name, media_type, size from assessment.registration_document
      where registration_id = ${registrationId} order by kind, name, id`
  },
}
