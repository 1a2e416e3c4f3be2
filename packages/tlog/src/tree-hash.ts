import { sha256 } from '#sha256'

/** Length of every hash of the tree, in bytes. */
export const HASH_SIZE = 32

/** Root of the tree without leaves: SHA-256 of the empty string (RFC 6962 §2.1). */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array(0))

const children = new Uint8Array(1 + 2 * HASH_SIZE).fill(1, 0, 1)
let leafRoom = new Uint8Array(1024)

/** Hash of a leaf, SHA-256(0x00 ‖ entry), 32 bytes (RFC 6962 §2.1). */
export function hashLeaf(entry: Uint8Array): Uint8Array {
  const length = entry.length + 1
  if (leafRoom.length < length) leafRoom = new Uint8Array(length * 2)
  leafRoom.set(entry, 1)
  return sha256(leafRoom.subarray(0, length))
}

/** Hash of an inner node, SHA-256(0x01 ‖ left ‖ right), 32 bytes (RFC 6962 §2.1). */
export function hashChildren(left: Uint8Array, right: Uint8Array): Uint8Array {
  children.set(left, 1)
  children.set(right, 1 + HASH_SIZE)
  return sha256(children)
}

/** Whether two byte strings are equal; proofs are public, so the comparison need not be constant in time. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** Whether the value is 32 bytes; verifiers ask it before hashing what came from outside. */
export function isHash(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array && value.length === HASH_SIZE
}
