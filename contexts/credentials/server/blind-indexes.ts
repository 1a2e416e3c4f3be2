import type { Vault } from '@lingjiang/platform'

/** Keyed index of a normalised holder's name, for the public query. */
export function nameIndex(vault: Vault, name: string): Buffer {
  return vault.blindIndex('certificate-holder', name)
}

/** Keyed index of a normalised document number of any type, for the public query. */
export function documentNumberIndex(vault: Vault, number: string): Buffer {
  return vault.blindIndex('certificate-document', number)
}
