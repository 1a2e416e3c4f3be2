import { CredentialFailure } from './failure.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const VALUES = new Int8Array(128).fill(-1)
for (let i = 0; i < 64; i++) VALUES[ALPHABET.charCodeAt(i)] = i

type NativeBase64 = { toBase64?: (options: { alphabet: 'base64url'; omitPadding: true }) => string }
type NodeBuffer = { from(bytes: ArrayBufferLike, offset: number, length: number): { toString(form: string): string } }
const nodeBuffer = (globalThis as { Buffer?: NodeBuffer }).Buffer

/** RFC 4648 §5 base64url without padding. */
export function toBase64url(bytes: Uint8Array): string {
  if (nodeBuffer) return nodeBuffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url')
  const native = (bytes as NativeBase64).toBase64
  if (native) return native.call(bytes, { alphabet: 'base64url', omitPadding: true })
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const word = ((bytes[i] as number) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    text += ALPHABET.charAt(word >> 18) + ALPHABET.charAt((word >> 12) & 63)
    if (i + 1 < bytes.length) text += ALPHABET.charAt((word >> 6) & 63)
    if (i + 2 < bytes.length) text += ALPHABET.charAt(word & 63)
  }
  return text
}

/**
 * Reads base64url without padding. Only the one canonical spelling is accepted (no padding, no spaces, unused bits zero), so that
 * two different texts never stand for the same bytes. Throws CredentialFailure `wrong-shape`.
 */
export function fromBase64url(text: string, where = 'base64url'): Uint8Array {
  const rest = text.length % 4
  if (rest === 1) throw new CredentialFailure('wrong-shape', where)
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let at = 0
  let word = 0
  let bits = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const value = code < 128 ? (VALUES[code] as number) : -1
    if (value < 0) throw new CredentialFailure('wrong-shape', where)
    word = ((word << 6) | value) & 0xffffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = (word >> bits) & 0xff
    }
  }
  if ((word & ((1 << bits) - 1)) !== 0) throw new CredentialFailure('wrong-shape', where)
  return bytes
}
