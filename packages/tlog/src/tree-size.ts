/** Whether the value is a leaf count or leaf index this library can hold: an integer from 0 to 2^53 - 1. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

/** Throws a RangeError where a caller passes a count that is none: a bug of the caller, not of a proof. */
export function assertCount(value: number, name: string): void {
  if (!isCount(value)) throw new RangeError(`${name} must be an integer from 0 to 2^53 - 1, not ${value}`)
}

// Sizes exceed 32 bits, where JavaScript's own bit operators stop: these work by arithmetic up to 2^53.

/** The value without its lowest `bits` bits. */
export function shiftRight(value: number, bits: number): number {
  return Math.floor(value / 2 ** bits)
}

/** Whether bit `bit` of the value is set. */
export function hasBit(value: number, bit: number): boolean {
  return Math.floor(value / 2 ** bit) % 2 === 1
}

/** How many bits the value needs: 0 for 0, 1 for 1, 2 for 2 and 3. */
export function bitLength(value: number): number {
  let bits = 0
  for (let rest = value; rest >= 1; rest = Math.floor(rest / 2)) bits++
  return bits
}

/** Largest power of two smaller than `n`, for n ≥ 2: where RFC 6962 §2.1 splits a tree of n leaves. */
export function splitPoint(n: number): number {
  return 2 ** (bitLength(n - 1) - 1)
}
