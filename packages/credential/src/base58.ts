import { CredentialFailure } from './failure.ts'

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** base58btc (the alphabet of multibase `z`). */
export function toBase58(bytes: Uint8Array): string {
  let zeros = 0
  while (zeros < bytes.length && bytes[zeros] === 0) zeros++
  const digits: number[] = []
  for (const byte of bytes.subarray(zeros)) {
    let carry = byte
    for (let i = 0; i < digits.length; i++) {
      carry += (digits[i] as number) << 8
      digits[i] = carry % 58
      carry = Math.floor(carry / 58)
    }
    for (; carry > 0; carry = Math.floor(carry / 58)) digits.push(carry % 58)
  }
  return (
    '1'.repeat(zeros) +
    digits
      .reverse()
      .map((d) => ALPHABET.charAt(d))
      .join('')
  )
}

/** Reads base58btc of at most 256 characters. Throws CredentialFailure `wrong-shape`. */
export function fromBase58(text: string, where = 'base58'): Uint8Array {
  if (text.length > 256) throw new CredentialFailure('too-large', where)
  let zeros = 0
  while (zeros < text.length && text[zeros] === '1') zeros++
  const bytes: number[] = []
  for (const letter of text.slice(zeros)) {
    let carry = ALPHABET.indexOf(letter)
    if (carry < 0) throw new CredentialFailure('wrong-shape', where)
    for (let i = 0; i < bytes.length; i++) {
      carry += (bytes[i] as number) * 58
      bytes[i] = carry & 0xff
      carry >>= 8
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 0xff)
  }
  return new Uint8Array([...new Array(zeros).fill(0), ...bytes.reverse()])
}
