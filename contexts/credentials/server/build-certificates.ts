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
  leafOf,
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

function statusListAddress(publicUrl: string, statusIndex: number): string {
  return `${publicUrl}/status/${Math.floor(statusIndex / STATUS_LIST_ENTRIES)}`
}

/** Certificates between two pauses: a few milliseconds, so that requests are answered while a large group is made. */
const AT_A_TIME = 20

/** Makes and signs the certificates of a group: one canonical payload each, signed singly (Ed25519) and sealed together (SM2). No I/O. */
export async function buildCertificates(
  group: IssuingGroup,
  people: readonly Issuable[],
  given: { readonly numbers: readonly string[]; readonly statusIndexes: readonly number[] },
  keys: IssuerKeys,
  vault: Vault,
  publicUrl: string,
): Promise<readonly BuiltCertificate[]> {
  const authority = Object.freeze(authorityOf(group))
  const drafts = await mapWithPauses(people, (issuable, i) => {
    const statusIndex = given.statusIndexes[i] as number
    const salt = randomBytes(16).toString('base64url')
    const payload = payloadOf(group, authority, issuable, given.numbers[i] as string, salt, statusIndex, publicUrl)
    return { issuable, salt, statusIndex, payload: readCertificate(payload) }
  })
  const seals = sealSm2Group(
    drafts.map((draft) => draft.payload),
    keys.seal,
  )
  return mapWithPauses(drafts, (draft, i) => {
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
