import { type CertificatePayload, certificateText, type Proof, type SigningKey } from '@lingjiang/credential'
import type { Instant } from '@lingjiang/kernel'
import type { Receipt } from '@lingjiang/platform'
import { columnOfBytes, columnText, type Tx } from '@lingjiang/platform/sql'
import type { CertificateProof, DraftCertificate } from './build-certificates.ts'
import type { IssuingGroup } from './issuing-group.ts'

export type Certificate = {
  readonly id: string
  readonly number: string
  readonly holderName: string
  readonly documentType: string
  readonly documentSealed: Buffer
  readonly photoSha256: string | null
  readonly occupationCode: string
  readonly level: string
  readonly regionCode: string
  readonly issuedOn: string
  readonly status: string
  readonly version: number
  readonly statusIndex: number
  readonly payload: CertificatePayload
  readonly digest: string
}

export type StoredProof = {
  readonly algorithm: string
  readonly keyId: string
  readonly signature: Buffer
  readonly seal: Proof
  readonly leafIndex: number
  readonly treeSize: number
  readonly inclusion: Buffer
  readonly checkpoint: string
}

export const certificateStore = {
  async registrationsIssued(tx: Tx, registrationIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (registrationIds.length === 0) return new Set()
    const rows = await tx<{ registrationId: string }[]>`
      select registration_id from credentials.certificate where registration_id in ${tx([...registrationIds])}`
    return new Set(rows.map((row) => row.registrationId))
  },

  async scopeEntered(tx: Tx, digest: string): Promise<boolean> {
    const rows = await tx`select 1 from credentials.scope where digest = ${digest}`
    if (rows.length === 0) await tx`insert into credentials.scope (digest) values (${digest})`
    return rows.length > 0
  },

  /** Inserts certificates with their first event: one statement a table, its columns as lists, sent together. */
  async insert(tx: Tx, group: IssuingGroup, drafts: readonly DraftCertificate[], now: Instant): Promise<void> {
    await Promise.all([
      insertCertificates(tx, group, drafts, now),
      tx`insert into credentials.certificate_event (certificate_id, number, kind, at)
        select id::uuid, 1, 'issued', ${now}::timestamptz
        from string_to_table(${columnText(drafts.map((draft) => draft.id))}, chr(10)) as n (id)`,
    ])
  },

  /** Inserts the proofs of the first version of certificates. */
  async insertProofs(
    tx: Tx,
    key: SigningKey,
    drafts: readonly DraftCertificate[],
    proofs: readonly CertificateProof[],
    receipts: readonly Receipt[],
  ): Promise<void> {
    await tx`
      insert into credentials.proof (certificate_id, version, algorithm, key_id, signature, seal, leaf_index, tree_size, inclusion)
      select n.id::uuid, 1, ${key.alg}, ${key.kid}, n.signature::bytea, n.seal::jsonb, n.leaf_index, n.tree_size, n.inclusion::bytea
      from rows from (
        string_to_table(${columnText(drafts.map((draft) => draft.id))}, chr(10)),
        string_to_table(${columnOfBytes(proofs.map((one) => one.signature))}, chr(10)),
        string_to_table(${columnText(proofs.map((one) => JSON.stringify(one.seal)))}, chr(10)),
        unnest(${receipts.map((one) => one.index)}::bigint[], ${receipts.map((one) => one.size)}::bigint[]),
        string_to_table(${columnOfBytes(receipts.map((one) => Buffer.concat(one.proof)))}, chr(10)))
        as n (id, signature, seal, leaf_index, tree_size, inclusion)`
  },

  async find(tx: Tx, id: string): Promise<Certificate | undefined> {
    const [row] = await tx<Certificate[]>`
      select id, number, holder_name, document_type, document_sealed, photo_sha256, occupation_code, level, region_code, issued_on, status, version,
        status_index, payload, digest
      from credentials.certificate where id = ${id}`
    return row
  },

  async proofOf(tx: Tx, id: string, version: number): Promise<StoredProof | undefined> {
    const [row] = await tx<StoredProof[]>`
      select p.algorithm, p.key_id, p.signature, p.seal, p.leaf_index, p.tree_size, p.inclusion, c.note as checkpoint
      from credentials.proof p join credentials.register_checkpoint c on c.size = p.tree_size
      where p.certificate_id = ${id} and p.version = ${version}`
    return row
  },
}

async function insertCertificates(
  tx: Tx,
  group: IssuingGroup,
  drafts: readonly DraftCertificate[],
  now: Instant,
): Promise<void> {
  const { organisation } = group
  const people = drafts.map((draft) => draft.issuable)
  await tx`
    insert into credentials.certificate (id, number, registration_id, session_id, organisation_id, organisation_kind, person_id, holder_name,
      document_type, document_sealed, salt_sealed, photo_sha256, occupation_code, level, audience, region_code, issued_on, status, status_index,
      payload, digest, issued_at)
    select n.id::uuid, n.number, n.registration_id::uuid, ${group.sessionId}, ${organisation.id}, ${organisation.kind}, n.person_id::uuid, n.holder_name,
      n.document_type, n.document::bytea, n.salt::bytea, n.photo, ${group.occupation.code}, ${group.level}, ${group.audience},
      ${group.regionCode}, ${group.issuedOn}::date, 'valid', n.status_index, n.payload::jsonb, n.digest, ${now}::timestamptz
    from rows from (
      string_to_table(${columnText(drafts.map((one) => one.id))}, chr(10)),
      string_to_table(${columnText(drafts.map((one) => one.payload.number))}, chr(10)),
      string_to_table(${columnText(people.map((one) => one.registrationId))}, chr(10)),
      string_to_table(${columnText(people.map((one) => one.personId))}, chr(10)),
      string_to_table(${columnOfBytes(drafts.map((one) => one.documentSealed))}, chr(10)),
      string_to_table(${columnOfBytes(drafts.map((one) => one.saltSealed))}, chr(10)),
      string_to_table(${columnText(drafts.map((one) => certificateText(one.payload)))}, chr(10)),
      string_to_table(${columnText(drafts.map((one) => one.digest))}, chr(10)),
      unnest(${people.map((one) => one.holderName)}::text[], ${people.map((one) => one.documentType)}::text[],
        ${people.map((one) => one.photoSha256)}::text[], ${drafts.map((one) => one.statusIndex)}::bigint[]))
      as n (id, number, registration_id, person_id, document, salt, payload, digest, holder_name, document_type, photo, status_index)`
}
