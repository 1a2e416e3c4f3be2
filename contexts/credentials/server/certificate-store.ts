import { type CertificatePayload, certificateText, type Proof, type SigningKey } from '@lingjiang/credential'
import type { Instant } from '@lingjiang/kernel'
import type { Receipt } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import type { CertificateProof, DraftCertificate } from './build-certificates.ts'
import type { IssuingGroup } from './issuing-group.ts'

/** Lists of bytes travel as hexadecimal text: the driver takes a list of buffers for one buffer. */
const hex = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')

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
        select id, 1, 'issued', ${now}::timestamptz from unnest(${drafts.map((draft) => draft.id)}::uuid[]) as n (id)`,
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
      select n.id, 1, ${key.alg}, ${key.kid}, decode(n.signature, 'hex'), n.seal::jsonb, n.leaf_index, n.tree_size, decode(n.inclusion, 'hex')
      from unnest(${drafts.map((draft) => draft.id)}::uuid[], ${proofs.map((one) => hex(one.signature))}::text[],
        ${proofs.map((one) => JSON.stringify(one.seal))}::text[], ${receipts.map((one) => one.index)}::bigint[],
        ${receipts.map((one) => one.size)}::bigint[], ${receipts.map((one) => hex(Buffer.concat(one.proof)))}::text[])
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
    select n.id, n.number, n.registration_id, ${group.sessionId}, ${organisation.id}, ${organisation.kind}, n.person_id, n.holder_name,
      n.document_type, decode(n.document, 'hex'), decode(n.salt, 'hex'), n.photo, ${group.occupation.code}, ${group.level}, ${group.audience},
      ${group.regionCode}, ${group.issuedOn}::date, 'valid', n.status_index, n.payload::jsonb, n.digest, ${now}::timestamptz
    from unnest(${drafts.map((one) => one.id)}::uuid[], ${drafts.map((one) => one.payload.number)}::text[],
      ${people.map((one) => one.registrationId)}::uuid[], ${people.map((one) => one.personId)}::uuid[],
      ${people.map((one) => one.holderName)}::text[], ${people.map((one) => one.documentType)}::text[],
      ${drafts.map((one) => hex(one.documentSealed))}::text[], ${drafts.map((one) => hex(one.saltSealed))}::text[],
      ${people.map((one) => one.photoSha256)}::text[], ${drafts.map((one) => one.statusIndex)}::bigint[],
      ${drafts.map((one) => certificateText(one.payload))}::text[], ${drafts.map((one) => one.digest)}::text[])
      as n (id, number, registration_id, person_id, holder_name, document_type, document, salt, photo, status_index, payload, digest)`
}
