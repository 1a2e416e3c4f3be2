const IV = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e] as const

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by))
const K = Int32Array.from({ length: 64 }, (_, j) => rotate(j < 16 ? 0x79cc4519 : 0x7a879d8a, j % 32))

/** GB/T 32905-2016 §5.3.3: one block of 64 bytes into the chaining value. */
function compress(state: Int32Array, w: Int32Array, view: DataView, at: number): void {
  for (let j = 0; j < 16; j++) w[j] = view.getInt32(at + j * 4)
  for (let j = 16; j < 68; j++) {
    const x = (w[j - 16] as number) ^ (w[j - 9] as number) ^ rotate(w[j - 3] as number, 15)
    w[j] = x ^ rotate(x, 15) ^ rotate(x, 23) ^ rotate(w[j - 13] as number, 7) ^ (w[j - 6] as number)
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
  for (let j = 0; j < 64; j++) {
    const a12 = rotate(a, 12)
    const ss1 = rotate((a12 + e + (K[j] as number)) | 0, 7)
    const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c)
    const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g)
    const tt1 = (ff + d + (ss1 ^ a12) + ((w[j] as number) ^ (w[j + 4] as number))) | 0
    const tt2 = (gg + h + ss1 + (w[j] as number)) | 0
    d = c
    c = rotate(b, 9)
    b = a
    a = tt1
    h = g
    g = rotate(f, 19)
    f = e
    e = tt2 ^ rotate(tt2, 9) ^ rotate(tt2, 17)
  }
  const round = [a, b, c, d, e, f, g, h]
  for (let i = 0; i < 8; i++) state[i] = (state[i] as number) ^ (round[i] as number)
}

/** GB/T 32905-2016 (SM3): 32 bytes. */
export function sm3(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x20000000))
  view.setUint32(padded.length - 4, bytes.length << 3)
  const state = Int32Array.from(IV)
  const w = new Int32Array(68)
  for (let at = 0; at < padded.length; at += 64) compress(state, w, view, at)
  const digest = new Uint8Array(32)
  const out = new DataView(digest.buffer)
  for (let i = 0; i < 8; i++) out.setInt32(i * 4, state[i] as number)
  return digest
}

/** HMAC (RFC 2104) over SM3, as GM/T 0091 names it. */
export function hmacSm3(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const block = new Uint8Array(64)
  block.set(key.length > 64 ? sm3(key) : key)
  const inner = new Uint8Array(64 + bytes.length)
  inner.set(block.map((byte) => byte ^ 0x36))
  inner.set(bytes, 64)
  const outer = new Uint8Array(96)
  outer.set(block.map((byte) => byte ^ 0x5c))
  outer.set(sm3(inner), 64)
  return sm3(outer)
}
