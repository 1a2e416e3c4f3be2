import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Trust } from './trust.ts'
import { verifyBundle } from './verify-bundle.ts'

const corpus = fileURLToPath(new URL('../corpus', import.meta.url))
const read = (...path: string[]) => readFileSync(join(corpus, ...path))
type Case = { file: string; at: string; overall: string; steps: string[] }

describe.each(readdirSync(corpus))('the frozen corpus of %s', (era) => {
  const trust = JSON.parse(read(era, 'trust.json').toString()) as Trust
  const cases = JSON.parse(read(era, 'verdicts.json').toString()) as Case[]

  test('every certificate has the verdict, and every step the outcome, that it had when it was written', () => {
    for (const { file, at, overall, steps } of cases) {
      const verdict = verifyBundle(read(era, file), trust, at)
      expect({ file, overall: verdict.overall }).toEqual({ file, overall })
      expect(verdict.steps.map(({ step, outcome, why }) => `${step} ${outcome} ${why}`)).toEqual(steps)
    }
    expect(cases.length).toBeGreaterThan(30)
    console.log(
      `corpus ${era}: ${cases.length} certificates, ${new Set(cases.map(({ overall }) => overall)).size} kinds of verdict`,
    )
  })
})
