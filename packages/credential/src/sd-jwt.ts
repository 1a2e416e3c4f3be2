import { randomBytes, sha256 } from '#primitives'
import { toBase64url } from './base64url.ts'
import type { Json } from './canonical-json.ts'
import { CredentialFailure } from './failure.ts'
import type { SigningKey, VerifyingKey } from './keys.ts'
import { loadVerifyingKey } from './keys.ts'
import { type Disclosure, disclosureOf, expandDisclosures, readDisclosure } from './sd-jwt-disclosure.ts'
import { wrongShape } from './shape.ts'
import { signJws, verifyJws } from './vc-jwt.ts'

const ENCODER = new TextEncoder()
type Claims = { readonly [name: string]: Json }

export type SdJwtOptions = {
  /** Names of top-level claims that the holder may withhold. */
  readonly disclosable: readonly string[]
  /** The holder's public key, for presentations bound to a holder (`cnf`). */
  readonly holder?: Json
  /** Salts of 16 bytes; random unless a test gives them. */
  readonly salt?: () => Uint8Array
}

/** Issues an SD-JWT (RFC 9901) of type dc+sd-jwt: `<jws>~<disclosure>~…~`. Claims must not be called `_sd`, `_sd_alg` or `...`. */
export function signSdJwt(claims: Claims, key: SigningKey, kid: string, options: SdJwtOptions): string {
  const salt = options.salt ?? (() => randomBytes(16))
  const open: Record<string, Json> = {}
  const disclosures: Disclosure[] = []
  for (const [name, value] of Object.entries(claims)) {
    if (name === '_sd' || name === '_sd_alg' || name === '...') throw wrongShape('claims')
    if (options.disclosable.includes(name)) disclosures.push(disclosureOf(toBase64url(salt()), name, value))
    else open[name] = value
  }
  if (disclosures.length) {
    open._sd = disclosures.map(({ digest }) => digest).sort()
    open._sd_alg = 'sha-256'
  }
  if (options.holder !== undefined) open.cnf = { jwk: options.holder }
  return [signJws(open, key, 'dc+sd-jwt', kid), ...disclosures.map(({ text }) => text), ''].join('~')
}

/** A presentation that shows only the named claims of an SD-JWT. */
export function presentSdJwt(sdJwt: string, show: readonly string[]): string {
  const [jws, ...texts] = splitSdJwt(sdJwt).parts
  const shown = texts.filter((text) => show.includes(readDisclosure(text).name ?? ''))
  return [jws, ...shown, ''].join('~')
}

/** Binds a presentation to its holder, a verifier and a nonce (RFC 9901 §4.3). `iat` in seconds since 1970. */
export function bindSdJwt(
  presented: string,
  holder: SigningKey,
  challenge: { readonly aud: string; readonly nonce: string; readonly iat: number },
): string {
  const binding = signJws({ ...challenge, sd_hash: hash(presented) }, holder, 'kb+jwt', holder.kid)
  return presented + binding
}

function hash(text: string): string {
  return toBase64url(sha256(ENCODER.encode(text)))
}

function splitSdJwt(text: string): {
  readonly parts: readonly string[]
  readonly binding: string
  readonly bound: string
} {
  if (text.length > 1_000_000) throw new CredentialFailure('too-large', 'sd-jwt')
  const end = text.lastIndexOf('~')
  if (end < 0) throw wrongShape('sd-jwt')
  return { parts: text.slice(0, end).split('~'), binding: text.slice(end + 1), bound: text.slice(0, end + 1) }
}

export type SdJwtCheck = {
  readonly keyOf: (kid: string | undefined, claims: Json) => VerifyingKey | undefined
  /** Given when the holder must have bound the presentation; absent: a binding is refused, so that none passes unchecked. */
  readonly challenge?: {
    readonly aud: string
    readonly nonce: string
    readonly notBefore: number
    readonly notAfter: number
  }
}

/**
 * Hostile input: verifies an SD-JWT (RFC 9901 §7.1) and its key binding (§7.3). Answers the claims with what was disclosed in place. Throws
 * CredentialFailure for a disclosure that nothing refers to, a digest that occurs twice, a name that is taken, another hash algorithm.
 */
export function verifySdJwt(presented: string, check: SdJwtCheck): Claims {
  const { parts, binding, bound } = splitSdJwt(presented)
  const [jws, ...texts] = parts
  const { claims } = verifyJws(jws as string, 'dc+sd-jwt', check.keyOf)
  if (claims === null || typeof claims !== 'object' || Array.isArray(claims)) throw wrongShape('sd-jwt')
  const signed = claims as Claims
  if (signed._sd_alg !== undefined && signed._sd_alg !== 'sha-256')
    throw new CredentialFailure('wrong-algorithm', 'sd-jwt._sd_alg')
  checkBinding(signed, binding, bound, check.challenge)
  return expandDisclosures(signed, texts.map(readDisclosure))
}

function checkBinding(claims: Claims, binding: string, bound: string, challenge: SdJwtCheck['challenge']): void {
  if (!challenge) {
    if (binding !== '') throw wrongShape('kb+jwt')
    return
  }
  const holder = (claims.cnf as { jwk?: unknown } | undefined)?.jwk
  if (binding === '' || holder === undefined) throw new CredentialFailure('key-unknown', 'kb+jwt')
  const { claims: proof } = verifyJws(binding, 'kb+jwt', () => loadVerifyingKey(holder))
  const { aud, nonce, iat, sd_hash } = (proof ?? {}) as { [name: string]: Json }
  if (aud !== challenge.aud || nonce !== challenge.nonce || sd_hash !== hash(bound)) {
    throw new CredentialFailure('content-mismatch', 'kb+jwt')
  }
  if (typeof iat !== 'number' || iat < challenge.notBefore || iat > challenge.notAfter) {
    throw new CredentialFailure('key-out-of-time', 'kb+jwt.iat')
  }
}
