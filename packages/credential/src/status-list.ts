import { gunzip, gzip } from '#primitives'
import { fromBase64url, toBase64url } from './base64url.ts'
import { CredentialFailure } from './failure.ts'
import { instantMs } from './instant.ts'
import type { SigningKey, VerifyingKey } from './keys.ts'
import {
  blockShape,
  integerShape,
  listShape,
  objectShape,
  oneOfShape,
  optionalShape,
  textShape,
  uriShape,
} from './shape.ts'
import { keyId, signJws, verifyJws } from './vc-jwt.ts'
import { CREDENTIALS_CONTEXT } from './verifiable-credential.ts'

/** Bitstring Status List v1.0 §6.1: the least length of a list, in bits, so that an index says little about who asks. */
export const MINIMUM_LIST_BITS = 131_072
/** The longest list read: 2^23 entries of one bit. Bounds what a hostile list can make us unpack. */
const MAXIMUM_LIST_BYTES = 1 << 20

export const STATUS_PURPOSES = ['revocation', 'suspension'] as const
export type StatusPurpose = (typeof STATUS_PURPOSES)[number]

/** A bitstring with room for `entries` certificates: zeros, at least the minimum length. */
export function emptyBitstring(entries = MINIMUM_LIST_BITS): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(Math.max(entries, MINIMUM_LIST_BITS) / 8))
  if (bytes.length > MAXIMUM_LIST_BYTES) throw new RangeError('a status list holds at most 2^23 entries')
  return bytes
}

/** A copy with one bit set or cleared. Index 0 is the left-most bit (§2.1). Throws RangeError outside the list. */
export function withStatus(bits: Uint8Array, index: number, set: boolean): Uint8Array {
  if (!Number.isSafeInteger(index) || index < 0 || index >= bits.length * 8)
    throw new RangeError('index outside the list')
  const copy = bits.slice()
  const mask = 0x80 >> (index & 7)
  const byte = copy[index >> 3] as number
  copy[index >> 3] = set ? byte | mask : byte & ~mask
  return copy
}

/** The value at an index, `size` bits wide, or undefined outside the list: outside is unknown, never "not set". */
export function statusValue(bits: Uint8Array, index: number, size = 1): number | undefined {
  if (!Number.isSafeInteger(index) || index < 0 || (index + 1) * size > bits.length * 8) return undefined
  let value = 0
  for (let bit = index * size; bit < (index + 1) * size; bit++) {
    value = (value << 1) | (((bits[Math.floor(bit / 8)] as number) >> (7 - (bit % 8))) & 1)
  }
  return value
}

/** §3.3: GZIP, then multibase base64url without padding (`u`). */
export function encodeBitstring(bits: Uint8Array): string {
  return `u${toBase64url(gzip(bits))}`
}

/** Hostile input: §3.4. Throws CredentialFailure `status-unreadable` for another multibase, a broken or oversized gzip, or a list below the minimum. */
export function decodeBitstring(encoded: string, size = 1): Uint8Array {
  if (encoded[0] !== 'u') throw new CredentialFailure('status-unreadable', 'encodedList')
  const bits = gunzip(fromBase64url(encoded.slice(1), 'encodedList'), MAXIMUM_LIST_BYTES)
  if ((bits.length * 8) / size < MINIMUM_LIST_BITS) throw new CredentialFailure('status-unreadable', 'encodedList')
  return bits
}

/** One version of a list: what was set between two moments (RFC 3339), by whom. */
export type StatusVersion = {
  readonly url: string
  readonly purpose: StatusPurpose
  readonly issuer: string
  readonly validFrom: string
  readonly validUntil: string
  readonly bits: Uint8Array
}

/** A version as a BitstringStatusListCredential (§3.2). */
export function statusCredentialOf(version: StatusVersion) {
  return {
    '@context': [CREDENTIALS_CONTEXT],
    id: version.url,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: version.issuer,
    validFrom: version.validFrom,
    validUntil: version.validUntil,
    credentialSubject: {
      id: `${version.url}#list`,
      type: 'BitstringStatusList',
      statusPurpose: version.purpose,
      encodedList: encodeBitstring(version.bits),
    },
  }
}

/** Signs a version as vc+jwt. Enter `statusLeafOf` of the answer in the register before it is published. */
export function signStatusList(version: StatusVersion, key: SigningKey): string {
  instantMs(version.validFrom, 'validFrom')
  instantMs(version.validUntil, 'validUntil')
  return signJws(statusCredentialOf(version), key, 'vc+jwt', keyId(version.issuer, key.kid))
}

const statusCredentialShape = objectShape({
  '@context': listShape(textShape(300), 4, 1),
  id: uriShape,
  type: listShape(oneOfShape(['VerifiableCredential', 'BitstringStatusListCredential']), 2, 2),
  issuer: uriShape,
  validFrom: textShape(40),
  validUntil: textShape(40),
  credentialSubject: objectShape({
    id: optionalShape(uriShape),
    type: oneOfShape(['BitstringStatusList']),
    statusPurpose: oneOfShape(STATUS_PURPOSES),
    encodedList: blockShape(4 * MAXIMUM_LIST_BYTES),
    ttl: optionalShape(integerShape(0, 2 ** 40)),
  }),
})

/** Hostile input: verifies a signed list and unpacks it. `keyOf` answers the key an issuer may use for a list dated so. Throws CredentialFailure. */
export function readStatusList(
  jwt: string,
  keyOf: (issuer: string, kid: string, validFrom: string) => VerifyingKey | undefined,
): StatusVersion {
  const claimed = (claims: unknown) => statusCredentialShape(claims, 'status')
  const { claims } = verifyJws(jwt, 'vc+jwt', (kid, body) => {
    const { issuer, validFrom } = claimed(body)
    return keyOf(issuer, kid ?? '', validFrom)
  })
  const { id, issuer, validFrom, validUntil, credentialSubject: subject } = claimed(claims)
  instantMs(validFrom, 'status.validFrom')
  instantMs(validUntil, 'status.validUntil')
  return {
    url: id,
    issuer,
    purpose: subject.statusPurpose,
    validFrom,
    validUntil,
    bits: decodeBitstring(subject.encodedList),
  }
}

export type StatusAnswer =
  | { readonly known: true; readonly set: boolean; readonly version: StatusVersion }
  | { readonly known: false; readonly latest?: StatusVersion }

/**
 * Whether a bit was set at a moment, by the dated versions of its list: the latest version that had begun answers, if it had not run out.
 * No such version, or an index outside it: unknown. Versions may come in any order; versions of other lists are passed over.
 */
export function statusAt(versions: readonly StatusVersion[], url: string, index: number, at: string): StatusAnswer {
  const moment = instantMs(at, 'at')
  let latest: StatusVersion | undefined
  for (const version of versions) {
    if (version.url !== url || instantMs(version.validFrom, 'validFrom') > moment) continue
    if (!latest || instantMs(version.validFrom, 'validFrom') > instantMs(latest.validFrom, 'validFrom'))
      latest = version
  }
  if (!latest) return { known: false }
  const value = instantMs(latest.validUntil, 'validUntil') > moment ? statusValue(latest.bits, index) : undefined
  return value === undefined ? { known: false, latest } : { known: true, set: value === 1, version: latest }
}
