import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { ed25519Verifying as verifyingInBrowser } from './ed25519.ts'
import { fromHex } from './encoding.ts'
import { ed25519Verifying as verifyingInNode } from './node/ed25519.ts'

const file = fileURLToPath(
  new URL('../../../../shared/vectors/wycheproof/testvectors_v1/ed25519_test.json', import.meta.url),
)
type Case = { tcId: number; comment: string; msg: string; sig: string; result: 'valid' | 'invalid' }
type Suite = { testGroups: { publicKey: { pk: string }; tests: Case[] }[] }

describe('the Ed25519 cases of Wycheproof', () => {
  if (!existsSync(file)) {
    test(`are not run here: ${file} is not beside the project`, () => {
      expect(existsSync(file)).toBe(false)
    })
    return
  }
  const bytes = (hex: string) => fromHex(hex) ?? new Uint8Array(0)
  test.each([
    ['Node', verifyingInNode],
    ['the browser', verifyingInBrowser],
  ])('come out as they should in %s', (side, verifying) => {
    const text = readFileSync(file, 'utf8')
    const suite = JSON.parse(text) as Suite
    const wrong: string[] = []
    let count = 0
    let accepted = 0
    for (const { publicKey, tests } of suite.testGroups) {
      const verify = verifying(bytes(publicKey.pk))
      for (const { tcId, comment, msg, sig, result } of tests) {
        count++
        if (result === 'valid') accepted++
        if (verify(bytes(msg), bytes(sig)) !== (result === 'valid')) wrong.push(`${tcId} ${comment}`)
      }
    }

    expect(wrong).toEqual([])
    const version = createHash('sha256').update(text).digest('hex').slice(0, 12)
    console.log(
      `Wycheproof ed25519_test.json (sha-256 ${version}) in ${side}: ${accepted} accepted, ${count - accepted} refused`,
    )
    expect(count).toBeGreaterThan(140)
  })
})
