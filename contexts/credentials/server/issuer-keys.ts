import { generateKey, loadSigningKey, type PrivateJwk, type SigningKey } from '@lingjiang/credential'
import type { Vault } from '@lingjiang/platform'

/** Name of the province's issuing service in credentials; never changed, whatever address it is reached under. */
export const ISSUER = 'urn:lingjiang:issuer:440000'

export type IssuerKeys = { readonly credential: SigningKey; readonly seal: SigningKey; readonly from: string }

const ready = new WeakMap<Vault, IssuerKeys>()

/** The signing keys of the issuing service: Ed25519 for credentials and status lists, SM2 for the seal. Made once, kept in the vault. */
export function issuerKeys(vault: Vault): IssuerKeys {
  const known = ready.get(vault)
  if (known) return known
  const load = (name: string, alg: 'EdDSA' | 'SM2') =>
    loadSigningKey(JSON.parse(vault.secret(name, () => JSON.stringify(generateKey(alg)))) as PrivateJwk)
  // Keys of a province that opens with a history must cover the days of that history.
  const keys = { credential: load('issuer-eddsa', 'EdDSA'), seal: load('issuer-sm2', 'SM2'), from: '2019-01-01' }
  ready.set(vault, keys)
  return keys
}
