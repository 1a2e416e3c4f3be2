import { instant, plainDate } from '@lingjiang/kernel'
import { describe, expect, test } from 'vitest'
import { checkPlan, isPlanSound } from './check-plan.ts'
import { checkStaffing } from './check-plan-slots.ts'
import { ASSESSMENT_PARAMETERS } from './parameters.ts'
import { deadlinesOf } from './session-deadlines.ts'
import type { PlannedDuty, PlannedSlot, PlanSurroundings, SessionPlan } from './session-plan.ts'

const P = ASSESSMENT_PARAMETERS.defaults
const d = plainDate
const at = (time: string) => instant(`2026-12-19T${time}:00+08:00`)

const aDuty = (personId: string, role: PlannedDuty['role'], rest: Partial<PlannedDuty> = {}): PlannedDuty => ({
  personId,
  name: personId,
  role,
  grade: role === 'invigilator' || role === 'internal-supervisor' ? null : 'examiner',
  cardValidTo: d('2026-12-19'),
  cardOccupations: ['4-03-02-01'],
  ties: [],
  consecutiveSessions: 0,
  ...rest,
})
const invigilators = (n: number) => Array.from({ length: n }, (_, i) => aDuty(`inv${i}`, 'invigilator'))
const examiners = (n: number, rest: Partial<PlannedDuty> = {}) =>
  Array.from({ length: n }, (_, i) => aDuty(`ex${i}`, 'examiner', rest))
const theory = (rest: Partial<PlannedSlot> = {}): PlannedSlot => ({
  id: 't1',
  subject: 'theory',
  roomId: 'r1',
  roomName: '机房一',
  roomKind: 'computer',
  roomSeats: 30,
  from: at('08:30'),
  to: at('10:00'),
  candidates: 30,
  duties: [...invigilators(2), aDuty('sup', 'internal-supervisor')],
  ...rest,
})
const practical = (rest: Partial<PlannedSlot> = {}): PlannedSlot => ({
  id: 'p1',
  subject: 'practical',
  roomId: 'r2',
  roomName: '实训室',
  roomKind: 'practical',
  roomSeats: 30,
  from: at('10:30'),
  to: at('12:30'),
  candidates: 15,
  duties: examiners(3),
  ...rest,
})
const aPlan = (rest: Partial<SessionPlan> = {}): SessionPlan => ({
  occupationCode: '4-03-02-01',
  level: '4',
  subjects: ['theory', 'practical'],
  filedOn: d('2026-11-23'),
  firstDay: d('2026-12-19'),
  registrationOpensOn: d('2026-11-30'),
  registrationClosesOn: d('2026-12-11'),
  capacity: 30,
  slots: [theory(), practical()],
  ...rest,
})
const around = (rest: Partial<PlanSurroundings> = {}): PlanSurroundings => ({
  scopeGap: null,
  siteVerified: true,
  siteUsableTo: null,
  roomBookings: [],
  personBookings: [],
  candidatesPerExaminer: null,
  ...rest,
})
const unmet = (plan: SessionPlan, surroundings = around()) => [
  ...new Set(
    checkPlan(plan, surroundings, P)
      .filter((r) => !r.met)
      .map((r) => r.rule),
  ),
]

test('a sound plan passes every check', () => {
  expect(unmet(aPlan())).toEqual([])
  expect(isPlanSound(checkPlan(aPlan(), around(), P))).toBe(true)
})

describe('the vectors of the specification', () => {
  test.each([
    [15, 3, true],
    [16, 3, false],
    [25, 5, true],
    [20, 4, false],
    [16, 5, true],
    [5, 2, false],
  ])('a panel for %i present with %i examiners at 1:5: %s', (candidates, n, met) => {
    expect(checkStaffing(practical({ candidates, duties: examiners(n) }), P, null).every((r) => r.met)).toBe(met)
  })
  test.each([
    [30, 2, true],
    [31, 2, false],
    [31, 3, true],
    [1, 1, false],
    [10, 2, true],
  ])('a theory room with %i candidates and %i invigilators: %s', (candidates, n, met) => {
    expect(checkStaffing(theory({ candidates, duties: invigilators(n) }), P, null).every((r) => r.met)).toBe(met)
  })
  test('a standard with 1:10 overrules the default ratio', () => {
    expect(checkStaffing(practical({ candidates: 30 }), P, 10).every((r) => r.met)).toBe(true)
  })
})

describe('each check by itself', () => {
  const withExaminer = (rest: Partial<PlannedDuty>) =>
    aPlan({ slots: [theory(), practical({ duties: [...examiners(2), aDuty('x', 'examiner', rest)] })] })
  test.each<[string, SessionPlan, Partial<PlanSurroundings>]>([
    ['P-01', aPlan(), { scopeGap: 'level-not-filed' }],
    ['P-02', aPlan({ filedOn: d('2026-12-07') }), {}],
    ['P-03', aPlan({ registrationOpensOn: d('2026-12-06') }), {}],
    ['P-04', aPlan({ registrationClosesOn: d('2026-12-14') }), {}],
    ['P-05', aPlan({ capacity: 31 }), {}],
    ['P-06', aPlan({ slots: [theory({ to: at('09:59') }), practical()] }), {}],
    ['P-07', aPlan({ slots: [theory()], subjects: ['theory'] }), {}],
    ['P-08', aPlan({ slots: [theory({ roomKind: 'practical' }), practical()] }), {}],
    ['P-10', aPlan({ slots: [theory(), practical({ duties: examiners(4) })] }), {}],
    ['P-12', withExaminer({ grade: null }), {}],
    ['P-13', withExaminer({ cardValidTo: d('2026-12-18') }), {}],
    ['P-13', withExaminer({ cardValidTo: null }), {}],
    ['P-14', withExaminer({ cardOccupations: ['6-18-01-01'] }), {}],
    ['P-15', withExaminer({ ties: ['teacher'] }), {}],
    ['P-16', withExaminer({ consecutiveSessions: 3 }), {}],
    ['P-17', aPlan(), { personBookings: [{ personId: 'ex1', from: at('12:00'), to: at('14:00'), title: '另一场次' }] }],
    [
      'P-17',
      aPlan({
        slots: [
          theory(),
          practical({ from: at('09:00'), to: at('11:00'), duties: [...examiners(2), aDuty('inv0', 'examiner')] }),
        ],
      }),
      {},
    ],
    ['P-18', aPlan(), { roomBookings: [{ roomId: 'r1', from: at('09:30'), to: at('11:00'), title: '另一场次' }] }],
    [
      'P-18',
      aPlan({
        slots: [
          theory(),
          theory({ id: 't2', duties: [aDuty('inv8', 'invigilator'), aDuty('inv9', 'invigilator')] }),
          practical(),
        ],
      }),
      {},
    ],
    ['P-19', aPlan({ slots: [theory({ duties: invigilators(2) }), practical()] }), {}],
    ['P-20', aPlan({ slots: [theory(), practical({ duties: [...examiners(2), aDuty('sup', 'examiner')] })] }), {}],
    ['P-21', aPlan(), { siteVerified: false }],
    ['P-21', aPlan(), { siteUsableTo: d('2026-12-18') }],
    ['P-22', aPlan({ slots: [theory(), practical({ duties: examiners(3, { consecutiveSessions: 1 }) })] }), {}],
  ])('%s fails alone', (rule, plan, rest) => {
    expect(unmet(plan, around(rest))).toEqual([rule])
  })

  test.each([
    ['ten working days before the exam are enough', aPlan({ filedOn: d('2026-12-05') }), {}],
    ['seven days of registration are enough', aPlan({ registrationOpensOn: d('2026-12-05') }), {}],
    [
      'a person may be needed again when the other duty has ended',
      aPlan(),
      { personBookings: [{ personId: 'ex1', from: at('12:30'), to: at('14:00'), title: '下午' }] },
    ],
    [
      'half of the panel new is enough',
      aPlan({
        slots: [theory(), practical({ duties: [aDuty('a', 'examiner', { consecutiveSessions: 1 }), ...examiners(2)] })],
      }),
      {},
    ],
    [
      'an employer may assess by work performance alone',
      aPlan({
        subjects: ['performance'],
        capacity: 0,
        slots: [theory({ subject: 'performance', duties: [aDuty('sup', 'internal-supervisor')] })],
      }),
      {},
    ],
  ])('%s', (_name, plan, rest) => {
    expect(unmet(plan, around(rest))).toEqual([])
  })

  test('level 2 needs the review and senior examiners', () => {
    const review: PlannedSlot = practical({
      id: 'v1',
      subject: 'review',
      roomId: 'r3',
      roomKind: 'review',
      from: at('14:00'),
      to: at('17:00'),
      duties: ['a', 'b', 'c'].map((id) => aDuty(id, 'review-panel', { grade: 'senior-examiner' })),
    })
    const subjects = ['theory', 'practical', 'review'] as const
    const seniors = practical({ duties: examiners(3, { grade: 'senior-examiner' }) })
    expect(unmet(aPlan({ level: '2', slots: [theory(), seniors] }))).toEqual(['P-07'])
    expect(unmet(aPlan({ level: '2', subjects, slots: [theory(), practical(), review] }))).toEqual(['P-12'])
    expect(unmet(aPlan({ level: '2', subjects, slots: [theory(), seniors, review] }))).toEqual([])
    const even = { ...review, duties: review.duties.slice(0, 2) }
    expect(unmet(aPlan({ level: '2', subjects, slots: [theory(), seniors, even] }))).toEqual(['P-11'])
  })
})

test('every text is filled in both languages', () => {
  for (const reason of checkPlan(aPlan({ capacity: 500 }), around(), P))
    expect(`${reason.text.zh}${reason.text.en}`).not.toMatch(/[{}]/)
})

test('deadlines are counted in working days from the exam', () => {
  expect(deadlinesOf(d('2026-12-19'), d('2026-12-19'), 'employer', P)).toEqual({
    file: '2026-12-07',
    closeRegistration: '2026-12-14',
    freeze: '2026-12-16',
    prepare: '2026-12-18',
    enterScores: '2026-12-25',
    report: '2027-01-04',
  })
})

test('subjects are called by their names, and nothing is said to be missing where nothing is', () => {
  const textOf = (rule: string, change: Parameters<typeof aPlan>[0]) =>
    checkPlan(aPlan(change), around(), P).find((reason) => reason.rule === rule)?.text
  expect(textOf('P-07', {})).toEqual({
    zh: '包含本等级应考科目',
    en: 'Every subject of the level is planned',
  })
  expect(textOf('P-07', { slots: [theory()], subjects: ['theory'] })).toEqual({
    zh: '包含本等级应考科目（缺操作技能考核）',
    en: 'Every subject of the level is planned (missing: Practical)',
  })
  expect(textOf('P-05', {})?.zh).toContain('（理论知识考试 现有')
})
