import { generateKey, loadSigningKey, loadVerifyingKey, publicJwkOf } from '@lingjiang/credential'

/** How often the arithmetic is gone through, and over how many bytes: about what one bundle asks for. */
const TIMES = 6
const MESSAGE = new Uint8Array(4096)

/**
 * Signs and verifies with a throw-away key once the page stands: when the first file comes, the tables of the curve are made and the engine has
 * compiled the arithmetic. In small steps, so that no click waits.
 */
export function rehearseWhileNobodyWaits(): void {
  setTimeout(() => {
    const jwk = generateKey('EdDSA')
    const signature = loadSigningKey(jwk).sign(MESSAGE)
    const { verify } = loadVerifyingKey(publicJwkOf(jwk))
    const rehearse = (left: number): void => {
      verify(MESSAGE, signature)
      if (left > 1) setTimeout(() => rehearse(left - 1))
    }
    setTimeout(() => rehearse(TIMES))
  }, 100)
}
