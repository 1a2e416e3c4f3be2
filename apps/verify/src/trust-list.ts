import { createVerifier, parseStrictJson, readTrust, type Trust, trustFingerprint } from '@lingjiang/credential'

/** The trust list as the page uses it, with the fingerprint that a person compares. */
export type TrustList = {
  readonly trust: Trust
  readonly fingerprint: string
  readonly verify: ReturnType<typeof createVerifier>['verify']
}

/** Reads a trust list from text. Throws when it is none. */
export function openTrustList(text: string): TrustList {
  const trust = readTrust(parseStrictJson(text))
  return { trust, fingerprint: trustFingerprint(trust), verify: createVerifier(trust).verify }
}
