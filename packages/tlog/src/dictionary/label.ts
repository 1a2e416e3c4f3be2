import { sha256 } from '#sha256'
import { concatBytes, toUtf8 } from '../encoding.ts'

/** Length of a dictionary label, in bytes. */
export const LABEL_SIZE = 32
const SUBJECT_SIZE = 16
const BLOCK = 64

let innerInput = new Uint8Array(BLOCK + 256)
const outerInput = new Uint8Array(BLOCK + 32)

/** HMAC-SHA-256 (RFC 2104), 32 bytes. */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  const short = key.length > BLOCK ? sha256(key) : key
  const length = BLOCK + message.length
  if (innerInput.length < length) innerInput = new Uint8Array(2 * length)
  for (let i = 0; i < BLOCK; i++) {
    const byte = short[i] ?? 0
    innerInput[i] = byte ^ 0x36
    outerInput[i] = byte ^ 0x5c
  }
  innerInput.set(message, BLOCK)
  outerInput.set(sha256(innerInput.subarray(0, length)), BLOCK)
  return sha256(outerInput)
}

/** Label of something that is there once or not at all, as a certificate under its number: HMAC-SHA-256(key, subject), 32 bytes. */
export function labelOf(key: Uint8Array, subject: string): Uint8Array {
  return hmacSha256(key, toUtf8(subject))
}

/** What the labels of all items of a subject begin with, as the certificates of one holder: the first 16 bytes of its label. */
export function listPrefix(key: Uint8Array, subject: string): Uint8Array {
  return labelOf(key, subject).slice(0, SUBJECT_SIZE)
}

/** Label of one item in the list of a subject: the subject's prefix, then 16 bytes of HMAC-SHA-256(key, item). */
export function listLabel(key: Uint8Array, subject: string, item: string): Uint8Array {
  return concatBytes(listPrefix(key, subject), labelOf(key, item).subarray(0, LABEL_SIZE - SUBJECT_SIZE))
}
