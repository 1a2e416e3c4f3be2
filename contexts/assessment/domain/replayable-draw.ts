/** Draws a whole number from 0 to below the bound. */
export type Draw = (bound: number) => number

/**
 * A generator that anybody can run again from its seed: 32 hexadecimal digits, for example of HMAC(plan, beacon).
 * sfc32 with rejection, so that every number below the bound is equally likely. The secrecy lies in the seed.
 */
export function replayableDraw(seedHex: string): Draw {
  if (!/^[0-9a-f]{32,}$/i.test(seedHex)) throw new RangeError('a seed has at least 32 hexadecimal digits')
  let [a, b, c, counter] = [0, 8, 16, 24].map((at) => Number.parseInt(seedHex.slice(at, at + 8), 16) | 0) as [
    number,
    number,
    number,
    number,
  ]
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return sum >>> 0
  }
  for (let i = 0; i < 16; i++) next()
  return (bound) => {
    const limit = 4294967296 - (4294967296 % bound)
    let value = next()
    while (value >= limit) value = next()
    return value % bound
  }
}

/** A shuffled copy (Fisher-Yates). */
export function shuffle<T>(list: readonly T[], draw: Draw): readonly T[] {
  const copy = [...list]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = draw(i + 1)
    ;[copy[i], copy[j]] = [copy[j] as T, copy[i] as T]
  }
  return copy
}
