import { instant, plainDate, type SkillLevel } from '@lingjiang/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideResult, parseScore, type SubjectScore } from './decide-result.ts'
import { ASSESSMENT_PARAMETERS } from './parameters.ts'
import { isWithin, passedSubjectKeptTo, publicityWindow, recheckWindow } from './result-windows.ts'
import { correctScore, currentScore, recordScore, type ScoreVersion } from './score-lineage.ts'
import { recheckProcess, sessionProcess } from './session-process.ts'
import { subjectsOfExam } from './subject.ts'

const P = ASSESSMENT_PARAMETERS.defaults
const d = plainDate
const score = (subject: SubjectScore['subject'], tenths: number | null, absent = false): SubjectScore => ({
  subject,
  tenths,
  absent,
})
const AT = instant('2026-12-20T08:00:00Z')

describe('the result rule', () => {
  const both = subjectsOfExam('4')
  test.each<[string, SkillLevel, readonly SubjectScore[], string]>([
    ['60 in each passes', '4', [score('theory', 600), score('practical', 600)], 'passed'],
    ['59.9 in one fails', '4', [score('theory', 599), score('practical', 1000)], 'failed'],
    ['absence fails, whatever the rest', '4', [score('theory', 900), score('practical', null, true)], 'failed'],
    ['a missing score leaves it open', '4', [score('theory', 900)], 'incomplete'],
    ['a missing score leaves it open even when another is below', '4', [score('theory', 100)], 'incomplete'],
    ['level 2 needs the review', '2', [score('theory', 900), score('practical', 900)], 'incomplete'],
    ['level 1 passes with three', '1', [score('theory', 600), score('practical', 700), score('review', 800)], 'passed'],
    [
      'a score that is not required does not count',
      '4',
      [score('theory', 600), score('practical', 600), score('performance', 0)],
      'passed',
    ],
  ])('%s', (_what, level, scores, outcome) => {
    expect(decideResult(subjectsOfExam(level), scores, P).outcome).toBe(outcome)
  })
  test('it names what failed, who was absent and what is missing', () => {
    expect(
      decideResult(['theory', 'practical', 'review'], [score('theory', 500), score('practical', null, true)], P),
    ).toEqual({
      outcome: 'incomplete',
      failed: ['theory'],
      absent: ['practical'],
      missing: ['review'],
    })
  })
  test('a higher score never turns a pass into a failure', () => {
    const tenths = fc.integer({ min: 0, max: 1000 })
    fc.assert(
      fc.property(tenths, tenths, tenths, (theory, practical, more) => {
        const before = decideResult(both, [score('theory', theory), score('practical', practical)], P).outcome
        const after = decideResult(
          both,
          [score('theory', Math.min(1000, theory + more)), score('practical', practical)],
          P,
        ).outcome
        expect(before === 'passed' && after !== 'passed').toBe(false)
      }),
    )
  })
  test.each([
    ['60', 600],
    ['60.5', 605],
    ['100', 1000],
    ['0', 0],
    ['６０', 600],
    [' 88 ', 880],
    ['100.1', undefined],
    ['60.55', undefined],
    ['-1', undefined],
    ['', undefined],
    ['abc', undefined],
    ['1e2', undefined],
  ])('a score typed as %j is %s tenths', (typed, tenths) => {
    expect(parseScore(typed)).toBe(tenths)
  })
})

describe('windows', () => {
  test('results stand for five working days, re-checks may be asked for during ten', () => {
    const publicity = publicityWindow(d('2026-09-29'), P)
    expect(publicity).toEqual({ from: '2026-09-29', to: '2026-10-12' })
    expect(isWithin(publicity, d('2026-10-12'))).toBe(true)
    expect(isWithin(publicity, d('2026-10-13'))).toBe(false)
    expect(recheckWindow(d('2026-11-23'), P).to).toBe('2026-12-07')
  })
  test('a passed subject counts for a year', () => {
    expect(passedSubjectKeptTo(d('2026-02-28'), P)).toBe('2027-02-28')
  })
})

describe('lineage of a score', () => {
  const first = recordScore([], { tenths: 550, absent: false, by: 'examiner', at: AT })
  const lineage: readonly ScoreVersion[] = first.ok ? first.events.map((e) => e.score) : []
  test('a correction points at what it replaces and keeps it', () => {
    const corrected = correctScore(lineage, { tenths: 610, absent: false, by: 'leader', at: AT, reason: '合分错误' })
    if (!corrected.ok) throw new Error(corrected.code)
    const all = [...lineage, ...corrected.events.map((e) => e.score)]
    expect(currentScore(all)).toMatchObject({ version: 2, tenths: 610, replaces: 1, reason: '合分错误' })
    expect(all[0]).toMatchObject({ version: 1, tenths: 550 })
  })
  test.each([
    ['a score above 100', { tenths: 1001, absent: false, by: 'leader', reason: 'x' }, 'score-out-of-range'],
    ['a fraction of a tenth', { tenths: 600.5, absent: false, by: 'leader', reason: 'x' }, 'score-out-of-range'],
    ['absent with a score', { tenths: 600, absent: true, by: 'leader', reason: 'x' }, 'score-out-of-range'],
    ['no reason', { tenths: 600, absent: false, by: 'leader', reason: ' ' }, 'correction-needs-reason'],
    ['the same person', { tenths: 600, absent: false, by: 'examiner', reason: 'x' }, 'correction-by-same-person'],
    ['the same score', { tenths: 550, absent: false, by: 'leader', reason: 'x' }, 'score-unchanged'],
  ])('%s: %s', (_what, entry, code) => {
    expect(correctScore(lineage, { ...entry, at: AT })).toMatchObject({ ok: false, code })
  })
  test('a score is entered once; what was never entered cannot be corrected', () => {
    expect(recordScore(lineage, { tenths: 1, absent: false, by: 'x', at: AT })).toMatchObject({
      code: 'score-recorded-already',
    })
    expect(correctScore([], { tenths: 1, absent: false, by: 'x', at: AT, reason: 'x' })).toMatchObject({
      code: 'score-not-recorded',
    })
  })
})

test('every clock of the procedures has its limit in the parameters', () => {
  for (const process of [sessionProcess, recheckProcess])
    for (const clock of Object.values(process.clocks)) expect(P).toHaveProperty([clock.limit])
})

test('no clock of a session approves anything', () => {
  const actions = Object.values(sessionProcess.clocks).map((clock) =>
    clock.expiry === 'escalate' ? 'escalate' : clock.expiry.action,
  )
  expect(actions.filter((action) => action !== 'escalate')).toEqual(['end-publicity'])
  expect(sessionProcess.actions['end-publicity'].to).toBe('review')
})
