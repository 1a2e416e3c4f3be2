import type { CertificatePayload, Proof } from '@lingjiang/credential'
import type { Instant } from '@lingjiang/kernel'
import type { Receipt, Vault } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import type { BuiltCertificate } from './build-certificates.ts'
import type { IssuingGroup } from './issuing-group.ts'

export const DOCUMENT_PLACE = 'credentials.certificate.document'
export const SALT_PLACE = 'credentials.certificate.salt'

const ROWS = 1000

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

  async insert(
    tx: Tx,
    vault: Vault,
    group: IssuingGroup,
    built: readonly BuiltCertificate[],
    receipts: readonly Receipt[],
    now: Instant,
  ): Promise<void> {
    for (let i = 0; i < built.length; i += ROWS) {
      const part = built.slice(i, i + ROWS)
      await tx`insert into credentials.certificate ${tx(part.map((certificate) => rowOf(tx, vault, group, certificate, now)))}`
      await tx`insert into credentials.certificate_event ${tx(part.map(({ id }) => ({ certificateId: id, number: 1, kind: 'issued', at: now })))}`
      await tx`insert into credentials.proof ${tx(part.map((certificate, n) => proofRow(tx, certificate, receipts[i + n] as Receipt)))}`
    }
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

function rowOf(tx: Tx, vault: Vault, group: IssuingGroup, built: BuiltCertificate, now: Instant) {
  return {
    id: built.id,
    number: built.payload.number,
    registrationId: built.issuable.registrationId,
    sessionId: group.sessionId,
    organisationId: group.organisation.id,
    organisationKind: group.organisation.kind,
    personId: built.issuable.personId,
    holderName: built.issuable.holderName,
    documentType: built.issuable.documentType,
    documentSealed: vault.encrypt(built.issuable.documentNumber, DOCUMENT_PLACE),
    saltSealed: vault.encrypt(built.salt, SALT_PLACE),
    photoSha256: built.issuable.photoSha256,
    occupationCode: group.occupation.code,
    level: group.level,
    audience: group.audience,
    regionCode: group.regionCode,
    issuedOn: group.issuedOn,
    status: 'valid',
    statusIndex: built.statusIndex,
    payload: tx.json(built.payload as never),
    digest: built.digest,
    issuedAt: now,
  }
}

function proofRow(tx: Tx, built: BuiltCertificate, receipt: Receipt) {
  return {
    certificateId: built.id,
    version: 1,
    algorithm: built.signature.algorithm,
    keyId: built.signature.keyId,
    signature: built.signature.bytes,
    seal: tx.json(built.seal as never),
    leafIndex: receipt.index,
    treeSize: receipt.size,
    inclusion: Buffer.concat(receipt.proof),
  }
}
