/** Longest entry a bundle can hold: its length is a 16-bit number. */
export const MAX_ENTRY_SIZE = 0xffff

/** An entry bundle: each entry behind its length as 2 bytes big-endian (C2SP tlog-tiles, "Log entries"); throws RangeError for one too long. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  let length = 0
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY_SIZE)
      throw new RangeError(`an entry of ${entry.length} bytes exceeds ${MAX_ENTRY_SIZE}`)
    length += 2 + entry.length
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const entry of entries) {
    bytes[at] = entry.length >> 8
    bytes[at + 1] = entry.length & 0xff
    bytes.set(entry, at + 2)
    at += 2 + entry.length
  }
  return bytes
}

/** Reads a bundle; undefined when it does not end with its last entry. Entries are views, not copies. */
export function decodeBundle(bytes: Uint8Array): Uint8Array[] | undefined {
  const entries: Uint8Array[] = []
  let at = 0
  while (at < bytes.length) {
    if (at + 2 > bytes.length) return undefined
    const end = at + 2 + (((bytes[at] as number) << 8) | (bytes[at + 1] as number))
    if (end > bytes.length) return undefined
    entries.push(bytes.subarray(at + 2, end))
    at = end
  }
  return entries
}
