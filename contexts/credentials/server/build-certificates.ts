import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { maskDocumentNumber, maskName } from '@lingjiang/codes'
import {
  CERTIFICATE_TYPE,
  type CertificateLevel,
  type CertificatePayload,
  certificateDigest,
  documentDigest,
  leafOf,
  type Sm2GroupSeal,
  sealSm2Group,
  vcJwtSignature,
} from '@lingjiang/credential'
import type { Vault } from '@lingjiang/platform'
import { normaliseName, normaliseNumber } from '../domain/index.ts'
import { documentNumberIndex, nameIndex } from './blind-indexes.ts'
import { ISSUER, type IssuerKeys } from './issuer-keys.ts'
import type { Issuable, IssuingGroup } from './issuing-group.ts'
import type { PublishedCertificate } from './published-store.ts'

/** Entries of one status list: the least length the standard asks for, so that an index says little (Bitstring Status List §6.1). */
export const STATUS_LIST_ENTRIES = 131_072

export type BuiltCertificate = {
  readonly id: string
  readonly issuable: Issuable
  readonly salt: string
  readonly statusIndex: number
  readonly payload: CertificatePayload
  readonly digest: string
  readonly leaf: Uint8Array
  /** Of the vc+jwt; the rest of it follows from payload and key. */
  readonly signature: { readonly algorithm: string; readonly keyId: string; readonly bytes: Uint8Array }
  readonly seal: Sm2GroupSeal
  readonly published: PublishedCertificate
}

export function statusListAddress(publicUrl: string, statusIndex: number): string {
  return `${publicUrl}/status/${Math.floor(statusIndex / STATUS_LIST_ENTRIES)}`
}

/** Makes and signs the certificates of a group: one canonical payload each, signed singly (Ed25519) and sealed together (SM2). No I/O. */
export function buildCertificates(
  group: IssuingGroup,
  people: readonly Issuable[],
  given: { readonly numbers: readonly string[]; readonly statusIndexes: readonly number[] },
  keys: IssuerKeys,
  vault: Vault,
  publicUrl: string,
): readonly BuiltCertificate[] {
  const drafts = people.map((issuable, i) => {
    const statusIndex = given.statusIndexes[i] as number
    const salt = randomBytes(16).toString('base64url')
    return {
      issuable,
      salt,
      statusIndex,
      payload: payloadOf(group, issuable, given.numbers[i] as string, salt, statusIndex, publicUrl),
    }
  })
  const seals = sealSm2Group(
    drafts.map((draft) => draft.payload),
    keys.seal,
  )
  return drafts.map((draft, i) => {
    const digest = certificateDigest(draft.payload)
    return {
      ...draft,
      id: randomUUID(),
      digest,
      leaf: leafOf(draft.payload),
      signature: {
        algorithm: keys.credential.alg,
        keyId: keys.credential.kid,
        bytes: vcJwtSignature(draft.payload, keys.credential),
      },
      seal: seals[i] as Sm2GroupSeal,
      published: publishedOf(group, draft.issuable, draft.payload.number, digest, vault),
    }
  })
}

function payloadOf(
  group: IssuingGroup,
  issuable: Issuable,
  number: string,
  salt: string,
  statusIndex: number,
  publicUrl: string,
): CertificatePayload {
  const { organisation, occupation, authority } = group
  const workType = occupation.workType ? { workType: occupation.workType } : {}
  const level = group.level as CertificateLevel
  return {
    type: CERTIFICATE_TYPE,
    number,
    issuer: ISSUER,
    holder: {
      name: issuable.holderName,
      document: {
        kind: issuable.documentType,
        digest: documentDigest(issuable.documentType, issuable.documentNumber, salt),
      },
    },
    occupation: { code: occupation.code, name: occupation.name, ...workType },
    level,
    organisation: { code: organisation.code, name: organisation.name, uscc: organisation.uscc },
    issuedOn: group.issuedOn,
    examRegion: group.regionCode,
    ...(Object.keys(issuable.scores).length ? { scores: { ...issuable.scores } } : {}),
    authority: {
      filing: authority.filing,
      occupation: occupation.code,
      ...workType,
      level,
      from: authority.from,
      ...(authority.to ? { to: authority.to } : {}),
    },
    status: { list: statusListAddress(publicUrl, statusIndex), index: statusIndex % STATUS_LIST_ENTRIES },
  }
}

/** The token printed in the code: whoever has the paper has it; nobody can make one for a number that was only heard of. */
export function checkToken(vault: Vault, number: string): string {
  const key = vault.secret('check-token', () => randomBytes(32).toString('hex'))
  return createHmac('sha256', key).update(number).digest().subarray(0, 12).toString('base64url')
}

function publishedOf(
  group: IssuingGroup,
  issuable: Issuable,
  number: string,
  digest: string,
  vault: Vault,
): PublishedCertificate {
  return {
    number,
    nameIndex: nameIndex(vault, normaliseName(issuable.holderName)),
    documentIndex: documentNumberIndex(vault, normaliseNumber(issuable.documentNumber)),
    maskedName: maskName(issuable.holderName),
    maskedDocument: maskDocumentNumber(issuable.documentNumber),
    documentType: issuable.documentType,
    occupationCode: group.occupation.code,
    occupationName: group.occupation.name,
    workType: group.occupation.workType,
    level: group.level,
    organisationCode: group.organisation.code,
    organisationName: group.organisation.name,
    organisationKind: group.organisation.kind,
    regionCode: group.regionCode,
    issuedOn: group.issuedOn,
    status: 'valid',
    statusReason: null,
    statusOn: null,
    digest,
    checkToken: checkToken(vault, number),
  }
}
