import { randomInt } from 'node:crypto'
import type { Services } from '@lingjiang/platform'
import { generateURI } from 'otplib'
import { toString as drawQrCode } from 'qrcode'
import { newTotpSecret, TOTP_PLACE } from './totp.ts'

/** Read aloud and typed without mistakes: no 0/O, 1/l/I. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'
const PASSWORD_GROUPS = 4

/** A password of 80 bits, in groups of four so that it can be copied from paper. */
export function newPassword(): string {
  const group = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return Array.from({ length: PASSWORD_GROUPS }, group).join('-')
}

/** A new one-time-code secret (RFC 6238): sealed for the column; as text, address and picture for its owner, once. */
export async function newOneTimeCode(login: string, vault: Services['vault']) {
  const secret = newTotpSecret()
  const address = generateURI({ issuer: '岭匠 Lingjiang', label: login, secret })
  const picture = await drawQrCode(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
  return { sealed: vault.encrypt(secret, TOTP_PLACE), shown: { secret, address, picture } }
}
