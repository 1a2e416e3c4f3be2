import { instant } from '@lingjiang/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ASSESSMENT_PARAMETERS,
  decideCheckIn,
  decideStart,
  EXAM_PARAMETERS,
  endOfSitting,
  markPaper,
  orderForVariant,
  remainingSeconds,
} from './index.ts'

const p = ASSESSMENT_PARAMETERS.defaults
const times = { startsAt: '2026-11-23T01:00:00.000Z', endsAt: '2026-11-23T02:30:00.000Z' }
const at = (time: string) => instant(`2026-11-23T${time}Z`)

describe('checking in', () => {
  test.each([
    ['expected', '00:00:00', undefined],
    ['expected', '01:15:00', undefined],
    ['expected', '01:15:01', 'check-in-not-open'],
    ['expected', '23:59:00', 'check-in-not-open'],
    ['checked-in', '00:30:00', 'sitting-not-expected'],
    ['absent', '00:30:00', 'sitting-not-expected'],
  ] as const)('%s at %s: %s', (state, time, code) => {
    expect(decideCheckIn(state, times, at(time), p)?.code).toBe(code)
  })
})

describe('starting and resuming', () => {
  test.each([
    ['checked-in', true, '01:00:00', 'start'],
    ['checked-in', true, '00:59:59', 'room-not-open'],
    ['checked-in', false, '01:05:00', 'room-not-open'],
    ['checked-in', true, '01:15:01', 'start-window-over'],
    ['expected', true, '01:05:00', 'not-checked-in'],
    ['started', true, '02:30:30', 'resume'],
    ['started', true, '02:30:31', 'exam-over'],
    ['submitted', true, '01:30:00', 'exam-over'],
    ['absent', true, '01:05:00', 'exam-over'],
  ] as const)('%s, room open %s, at %s: %s', (state, open, time, outcome) => {
    const { closesAt } = endOfSitting(times, 0, EXAM_PARAMETERS.defaults)
    const decided = decideStart({ state, closesAt: state === 'started' ? closesAt : null }, open, times, at(time), p)
    expect(typeof decided === 'string' ? decided : decided.code).toBe(outcome)
  })

  test('minutes given for an incident move the end, and the remaining time never falls below nothing', () => {
    const { endsAt } = endOfSitting(times, 10, EXAM_PARAMETERS.defaults)
    expect(endsAt).toBe('2026-11-23T02:40:00.000Z')
    expect(remainingSeconds(endsAt, at('02:39:30'))).toBe(30)
    expect(remainingSeconds(endsAt, at('03:00:00'))).toBe(0)
  })
})

describe('marking', () => {
  const key = [
    { number: 1, kind: 'single', markTenths: 30, key: ['B'] },
    { number: 2, kind: 'multiple', markTenths: 40, key: ['A', 'C'] },
    { number: 3, kind: 'judgment', markTenths: 20, key: ['true'] },
  ]
  test.each([
    [{ 1: ['B'], 2: ['C', 'A'], 3: ['true'] }, 90, 3],
    [{ 1: ['B'], 2: ['A'], 3: ['false'] }, 30, 3],
    [{ 2: ['A', 'B', 'C'] }, 0, 1],
    [{ 1: [], 9: ['B'] }, 0, 0],
  ])('%j scores %i tenths', (given, tenths, answered) => {
    const answers = new Map(Object.entries(given).map(([number, choices]) => [Number(number), choices]))
    expect(markPaper(key, answers)).toMatchObject({ scoreTenths: tenths, answered })
  })

  test('a variant shows the same questions and choices, sections in order, and the same seed the same order', () => {
    const questions = Array.from({ length: 30 }, (_, i) => ({
      number: i + 1,
      kind: i < 20 ? 'single' : 'judgment',
      choices: ['A', 'B', 'C', 'D'].map((identifier) => ({ identifier })),
    }))
    fc.assert(
      fc.property(fc.integer({ min: 1 }), (seed) => {
        const lot = (label: string) => {
          let h = seed
          for (const c of label) h = Math.imul(h ^ c.charCodeAt(0), 2654435761) >>> 0
          return h
        }
        const shown = orderForVariant(questions, lot)
        expect(shown).toEqual(orderForVariant(questions, lot))
        expect(shown.slice(0, 20).every((question) => question.kind === 'single')).toBe(true)
        expect([...shown].sort((a, b) => a.number - b.number).map((q) => q.number)).toEqual(
          questions.map((q) => q.number),
        )
        for (const q of shown) expect(q.choices.map((c) => c.identifier).sort()).toEqual(['A', 'B', 'C', 'D'])
      }),
      { numRuns: 20 },
    )
  })
})
