import { fromBase58, toBase58 } from './base58.ts'
import { fromBase64url, toBase64url } from './base64url.ts'
import { CredentialFailure } from './failure.ts'
import type { PublicJwk } from './keys.ts'

/** Ed25519 public key as Multikey: `z` + base58btc(0xed 0x01 ‖ 32 bytes) (Controlled Identifiers §2.2.2). */
export function multikeyOf(jwk: PublicJwk): string {
  if (jwk.crv !== 'Ed25519') throw new CredentialFailure('wrong-algorithm', 'key')
  return `z${toBase58(Uint8Array.from([0xed, 0x01, ...fromBase64url(jwk.x)]))}`
}

/** Reads an Ed25519 Multikey. Throws CredentialFailure. */
export function jwkOfMultikey(multikey: string): PublicJwk {
  if (multikey[0] !== 'z') throw new CredentialFailure('wrong-shape', 'multikey')
  const bytes = fromBase58(multikey.slice(1), 'multikey')
  if (bytes.length !== 34 || bytes[0] !== 0xed || bytes[1] !== 0x01)
    throw new CredentialFailure('wrong-algorithm', 'multikey')
  return { kty: 'OKP', crv: 'Ed25519', x: toBase64url(bytes.subarray(2)) }
}

/** The key inside a did:key verification method (`did:key:z6Mk…#z6Mk…`): the identifier is the key, so nothing is fetched. */
export function jwkOfDidKey(method: string): PublicJwk | undefined {
  const found = /^did:key:(z[1-9A-HJ-NP-Za-km-z]+)#(z[1-9A-HJ-NP-Za-km-z]+)$/.exec(method)
  return found && found[1] === found[2] ? jwkOfMultikey(found[1] as string) : undefined
}
