import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inflateGzip } from './gzip.ts'
import { generateKey, loadSigningKey, loadVerifyingKey } from './keys.ts'
import { gzip as gzipElsewhere } from './primitives/portable.ts'
import {
  decodeBitstring,
  emptyBitstring,
  encodeBitstring,
  MINIMUM_LIST_BITS,
  readStatusList,
  type StatusVersion,
  signStatusList,
  statusAt,
  statusValue,
  withStatus,
} from './status-list.ts'

const URL = 'https://credentials.example/status/1/revocation'
const ISSUER = 'https://credentials.example'
const key = loadSigningKey(generateKey('ES256'))
const keyOf = (issuer: string) => (issuer === ISSUER ? loadVerifyingKey(key.publicJwk) : undefined)

function version(from: string, until: string, set: readonly number[]): StatusVersion {
  const bits = set.reduce((list, index) => withStatus(list, index, true), emptyBitstring())
  return { url: URL, purpose: 'revocation', issuer: ISSUER, validFrom: from, validUntil: until, bits }
}

describe('bitstrings', () => {
  test('the example list of the recommendation, all zeros, is read', () => {
    const bits = decodeBitstring('uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA')
    expect(bits.length * 8).toBe(MINIMUM_LIST_BITS)
    expect(bits.every((byte) => byte === 0)).toBe(true)
  })

  test('index 0 is the left-most bit, wider entries are read most significant bit first', () => {
    const bits = withStatus(withStatus(emptyBitstring(), 0, true), 9, true)
    expect([bits[0], bits[1]]).toEqual([0x80, 0x40])
    expect([statusValue(bits, 0), statusValue(bits, 1), statusValue(bits, 9)]).toEqual([1, 0, 1])
    expect(statusValue(bits, 4, 2)).toBe(1)
  })

  test('an index outside the list is unknown, not "not set"', () => {
    for (const index of [-1, MINIMUM_LIST_BITS, 1.5, Number.NaN])
      expect(statusValue(emptyBitstring(), index)).toBeUndefined()
  })

  test('any list comes back as it was; lists below the minimum, other multibases and broken gzip are refused', () => {
    const bits = [5, 77, 131_071].reduce((list, index) => withStatus(list, index, true), emptyBitstring())
    expect(decodeBitstring(encodeBitstring(bits))).toEqual(Buffer.from(bits))
    expect(() => decodeBitstring(encodeBitstring(new Uint8Array(100)))).toThrow('status-unreadable')
    expect(() => decodeBitstring(encodeBitstring(bits).slice(1))).toThrow()
    expect(() => decodeBitstring(`u${'A'.repeat(40)}`)).toThrow('status-unreadable')
  })

  test('a small gzip that would unpack to a gigabyte is refused', () => {
    const bomb = gzipSync(new Uint8Array(64 << 20))
    expect(() => decodeBitstring(`u${Buffer.from(bomb).toString('base64url')}`)).toThrow('status-unreadable')
    expect(() => inflateGzip(bomb, 1 << 20)).toThrow('status-unreadable')
  })

  test('the inflater of browsers reads what zlib writes at every level, and refuses what was cut or bent', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4000 }), fc.integer({ min: 0, max: 9 }), fc.nat(), (bytes, level, at) => {
        const packed = gzipSync(Buffer.concat([bytes, bytes]), { level })
        expect(Buffer.from(inflateGzip(packed, 10_000))).toEqual(Buffer.concat([bytes, bytes]))
        expect(() => inflateGzip(packed.subarray(0, packed.length - 1 - (at % 10)), 10_000)).toThrow()
        const bent = Uint8Array.from(packed)
        bent.fill((bent.at(-8) as number) ^ 1, packed.length - 8, packed.length - 7)
        expect(() => inflateGzip(bent, 10_000)).toThrow()
        expect(Buffer.from(inflateGzip(gzipElsewhere(bytes), 10_000))).toEqual(Buffer.from(bytes))
      }),
      { numRuns: 200 },
    )
  })
})

describe('status on a date', () => {
  const march = version('2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z', [])
  const april = version('2026-04-01T00:00:00Z', '2026-05-01T00:00:00Z', [7])
  const june = version('2026-06-01T00:00:00Z', '2026-07-01T00:00:00Z', [])
  const versions = [june, march, april]
  test.each([
    ['2026-02-28T00:00:00Z', 'unknown'],
    ['2026-03-01T00:00:00Z', 'good'],
    ['2026-03-31T23:59:59Z', 'good'],
    ['2026-04-01T08:00:00+08:00', 'set'],
    ['2026-05-15T00:00:00Z', 'unknown'],
    ['2026-06-02T00:00:00Z', 'good'],
    ['2026-07-01T00:00:00Z', 'unknown'],
  ])('on %s entry 7 is %s', (at, expected) => {
    const answer = statusAt(versions, URL, 7, at)
    expect(answer.known ? (answer.set ? 'set' : 'good') : 'unknown').toBe(expected)
  })

  test('another list, or an entry beyond the list, is unknown', () => {
    expect(statusAt(versions, `${URL}x`, 7, '2026-03-02T00:00:00Z').known).toBe(false)
    expect(statusAt(versions, URL, 200_000, '2026-03-02T00:00:00Z').known).toBe(false)
  })

  test('a signed list is read back; one by another key, or bent anywhere, is not', () => {
    const jwt = signStatusList(april, key)
    expect(readStatusList(jwt, keyOf)).toMatchObject({ url: URL, purpose: 'revocation', validFrom: april.validFrom })
    expect(() => readStatusList(jwt, () => undefined)).toThrow('key-unknown')
    for (let i = 0; i < jwt.length; i += 29) {
      const bent = jwt.slice(0, i) + (jwt[i] === 'A' ? 'B' : 'A') + jwt.slice(i + 1)
      expect(() => readStatusList(bent, keyOf)).toThrow()
    }
  })
})
