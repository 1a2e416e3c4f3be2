const ENCODER = new TextEncoder()
let room = new Uint8Array(1 << 14)

/**
 * The parts one after the other, texts as UTF-8, in memory that the next call uses again: for what is hashed, signed or checked at once and
 * not kept. Fresh memory for each would cost more than the encoding.
 */
export function briefBytes(...parts: readonly (string | Uint8Array)[]): Uint8Array {
  let longest = 0
  for (const part of parts) longest += typeof part === 'string' ? 3 * part.length : part.length
  if (room.length < longest) room = new Uint8Array(2 * longest)
  let at = 0
  for (const part of parts) {
    if (typeof part === 'string') at += ENCODER.encodeInto(part, room.subarray(at)).written
    else {
      room.set(part, at)
      at += part.length
    }
  }
  return room.subarray(0, at)
}
