import { createHmac, createSecretKey, type KeyObject, randomBytes, randomUUID } from 'node:crypto'
import { setImmediate as otherWork } from 'node:timers/promises'
import { maskDocumentNumber, maskName } from '@lingjiang/codes'
import {
  type Authority,
  CERTIFICATE_TYPE,
  type CertificateLevel,
  type CertificatePayload,
  certificateDigest,
  documentDigest,
  readCertificate,
  type Sm2GroupSeal,
  sealSm2Group,
  vcJwtSignature,
} from '@lingjiang/credential'
import type { Vault } from '@lingjiang/platform'
import { normaliseName, normaliseNumber } from '../domain/index.ts'
import { documentNumberIndex, nameIndex } from './blind-indexes.ts'
import { ISSUER, type IssuerKeys } from './issuer-keys.ts'
import type { Issuable, IssuingGroup } from './issuing-group.ts'
import type { PublishedHolder } from './published-store.ts'

/** Entries of one status list: the least length the standard asks for, so that an index says little (Bitstring Status List §6.1). */
export const STATUS_LIST_ENTRIES = 131_072

/** The places that sealed columns are bound to. */
export const DOCUMENT_PLACE = 'credentials.certificate.document'
const SALT_PLACE = 'credentials.certificate.salt'

/** All of a certificate that does not wait for signatures: what its own row and the published one hold. */
export type DraftCertificate = {
  readonly id: string
  readonly issuable: Issuable
  readonly documentSealed: Uint8Array
  readonly saltSealed: Uint8Array
  readonly statusIndex: number
  readonly payload: CertificatePayload
  readonly digest: string
  readonly published: PublishedHolder
}

/** What a certificate is proved by, besides its place in the register. */
export type CertificateProof = {
  /** Of the vc+jwt; the rest of it follows from payload and key. */
  readonly signature: Uint8Array
  readonly seal: Sm2GroupSeal
}

function statusListAddress(publicUrl: string, statusIndex: number): string {
  return `${publicUrl}/status/${Math.floor(statusIndex / STATUS_LIST_ENTRIES)}`
}

const SALT_BYTES = 16

/** Certificates between two pauses: a few milliseconds, so that requests are answered while a large group is made. */
const AT_A_TIME = 20

/** Drafts the certificates of a group: one canonical payload each, and what is kept of it sealed or masked. No I/O. */
export function draftCertificates(
  group: IssuingGroup,
  people: readonly Issuable[],
  given: { readonly numbers: readonly string[]; readonly statusIndexes: readonly number[] },
  vault: Vault,
  publicUrl: string,
): Promise<readonly DraftCertificate[]> {
  const authority = Object.freeze(authorityOf(group))
  const salts = randomBytes(SALT_BYTES * people.length)
  return mapWithPauses(people, (issuable, i) => {
    const statusIndex = given.statusIndexes[i] as number
    const salt = salts.toString('base64url', SALT_BYTES * i, SALT_BYTES * (i + 1))
    const number = given.numbers[i] as string
    const payload = readCertificate(payloadOf(group, authority, issuable, number, salt, statusIndex, publicUrl))
    const digest = certificateDigest(payload)
    return {
      id: randomUUID(),
      issuable,
      documentSealed: vault.encrypt(issuable.documentNumber, DOCUMENT_PLACE),
      saltSealed: vault.encrypt(salt, SALT_PLACE),
      statusIndex,
      payload,
      digest,
      published: publishedOf(issuable, number, digest, vault),
    }
  })
}

/** Signs the certificates of a group singly (Ed25519) and seals them together (SM2). No I/O. */
export async function proveCertificates(
  drafts: readonly DraftCertificate[],
  keys: IssuerKeys,
): Promise<readonly CertificateProof[]> {
  const signatures = await mapWithPauses(drafts, ({ payload }) => vcJwtSignature(payload, keys.credential))
  const payloads = drafts.map((draft) => draft.payload)
  return sealSm2Group(payloads, keys.seal).map((seal, i) => ({ seal, signature: signatures[i] as Uint8Array }))
}

async function mapWithPauses<A, B>(list: readonly A[], work: (one: A, at: number) => B): Promise<readonly B[]> {
  const results: B[] = []
  for (const [at, one] of list.entries()) {
    if (at > 0 && at % AT_A_TIME === 0) await otherWork()
    results.push(work(one, at))
  }
  return results
}

// Members stand in canonical order here and below, so that nothing has to be sorted when the text is written.
function authorityOf({ authority, level, occupation }: IssuingGroup): Authority {
  return {
    filing: authority.filing,
    from: authority.from,
    level: level as CertificateLevel,
    occupation: occupation.code,
    ...(authority.to ? { to: authority.to } : {}),
    ...(occupation.workType ? { workType: occupation.workType } : {}),
  }
}

function payloadOf(
  group: IssuingGroup,
  authority: Authority,
  issuable: Issuable,
  number: string,
  salt: string,
  statusIndex: number,
  publicUrl: string,
): CertificatePayload {
  const { organisation, occupation } = group
  return {
    authority,
    examRegion: group.regionCode,
    holder: {
      document: {
        digest: documentDigest(issuable.documentType, issuable.documentNumber, salt),
        kind: issuable.documentType,
      },
      name: issuable.holderName,
    },
    issuedOn: group.issuedOn,
    issuer: ISSUER,
    level: group.level as CertificateLevel,
    number,
    occupation: {
      code: occupation.code,
      name: occupation.name,
      ...(occupation.workType ? { workType: occupation.workType } : {}),
    },
    organisation: { code: organisation.code, name: organisation.name, uscc: organisation.uscc },
    ...(Object.keys(issuable.scores).length ? { scores: { ...issuable.scores } } : {}),
    status: { index: statusIndex % STATUS_LIST_ENTRIES, list: statusListAddress(publicUrl, statusIndex) },
    type: CERTIFICATE_TYPE,
  }
}

const tokenKeys = new WeakMap<Vault, KeyObject>()

/** The token printed in the code: whoever has the paper has it; nobody can make one for a number that was only heard of. */
export function checkToken(vault: Vault, number: string): string {
  const key =
    tokenKeys.get(vault) ??
    createSecretKey(
      vault.secret('check-token', () => randomBytes(32).toString('hex')),
      'utf8',
    )
  tokenKeys.set(vault, key)
  return createHmac('sha256', key).update(number).digest().subarray(0, 12).toString('base64url')
}

function publishedOf(issuable: Issuable, number: string, digest: string, vault: Vault): PublishedHolder {
  return {
    number,
    nameIndex: nameIndex(vault, normaliseName(issuable.holderName)),
    documentIndex: documentNumberIndex(vault, normaliseNumber(issuable.documentNumber)),
    maskedName: maskName(issuable.holderName),
    maskedDocument: maskDocumentNumber(issuable.documentNumber),
    documentType: issuable.documentType,
    digest,
    checkToken: checkToken(vault, number),
  }
}
