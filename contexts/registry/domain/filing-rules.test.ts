import { type AccountActor, plainDate, type RegionCode } from '@lingjiang/kernel'
import { availableActions, decideAction, diagramOf } from '@lingjiang/process'
import { describe, expect, test } from 'vitest'
import { concludePanel, PANEL_HEADS, type PanelHead } from './filing-panel.ts'
import { FILING_PROCESSES } from './filing-process.ts'
import { categoryFor, type FiledScope, findScopeGap, levelsFor, supervisingRegion } from './filing-scope.ts'
import { annualPlanDueOn, idlenessOn, phaseOn, validityFrom, validityOfRenewal } from './filing-validity.ts'
import { checkOrganisationCode, organisationCodeFor } from './organisation-code.ts'
import { REGISTRY_PARAMETERS } from './parameters.ts'

const P = REGISTRY_PARAMETERS.defaults
const d = plainDate

describe('scope of a filing', () => {
  const filing: FiledScope = {
    standing: 'active',
    validFrom: d('2025-11-01'),
    validTo: d('2028-10-31'),
    items: [
      { occupationCode: '4-03-02-01', levels: ['5', '4'], audience: 'own-students', active: true },
      { occupationCode: '6-18-01-01', levels: ['3'], audience: 'own-students', active: false },
    ],
  }
  const ask = { occupationCode: '4-03-02-01', level: '4', audience: 'own-students', on: d('2026-01-01') } as const
  test.each([
    [{}, undefined],
    [{ on: d('2028-10-31') }, undefined],
    [{ on: d('2028-11-01') }, 'filing-not-in-force'],
    [{ occupationCode: '6-18-01-01' }, 'occupation-not-filed'],
    [{ level: '3' as const }, 'level-not-filed'],
    [{ audience: 'public' as const }, 'audience-not-filed'],
  ])('asked with %j: %s', (change, gap) => {
    expect(findScopeGap(filing, { ...ask, ...change })).toBe(gap)
  })
  test('a suspended filing covers nothing', () => {
    expect(findScopeGap({ ...filing, standing: 'suspended' }, ask)).toBe('filing-not-in-force')
  })
  test.each([
    ['technical-college', 'ordinary', ['5', '4']],
    ['technical-college', 'senior', ['5', '4', '3']],
    ['technical-college', 'technician-college', ['5', '4', '3', '2']],
    ['technical-college', null, []],
    ['training-and-assessment-org', null, ['5', '4', '3', '2', '1']],
    ['employer', null, ['0', '5', '4', '3', '2', '1', 'T', 'C']],
  ] as const)('%s (%s) may assess %j', (kind, type, levels) => {
    expect(levelsFor(kind, type, P)).toEqual(levels)
  })
  test('the exam site decides who supervises', () => {
    expect(supervisingRegion('440106' as RegionCode)).toBe('440106')
  })
})

describe('codes of organisations', () => {
  test('own staff and own students carry Y, the public S (F-14)', () => {
    expect([categoryFor('own-staff'), categoryFor('own-students'), categoryFor('public')]).toEqual(['Y', 'Y', 'S'])
    expect(organisationCodeFor('public', 72)).toBe('S000044000072')
  })
  test.each([
    ['S000037000072', 'public', 'organisation-code-of-other-province'],
    ['Y000044001064', 'own-students', 'accepted'],
    ['Y000044001064', 'public', 'organisation-code-of-other-audience'],
    ['J000044001064', 'own-students', 'organisation-code-malformed'],
  ] as const)('%s for %s: %s', (code, audience, outcome) => {
    const decision = checkOrganisationCode(code, audience)
    expect(decision.ok ? 'accepted' : decision.code).toBe(outcome)
  })
})

describe('validity', () => {
  const validity = validityFrom(d('2025-11-01'), P)
  test('three years, last day included (F-10)', () => {
    expect(validity).toEqual({ validFrom: '2025-11-01', validTo: '2028-10-31' })
  })
  test('a renewal decided early goes on without a gap, decided late starts anew (F-11)', () => {
    expect(validityOfRenewal(validity, d('2028-09-01'), P)).toEqual({ validFrom: '2028-11-01', validTo: '2031-10-31' })
    expect(validityOfRenewal(validity, d('2029-01-05'), P).validFrom).toBe('2029-01-05')
  })
  test.each([
    ['2025-10-31', 'not-begun'],
    ['2025-11-01', 'in-force'],
    ['2028-08-02', 'in-force'],
    ['2028-08-03', 'expiring'],
    ['2028-10-31', 'expiring'],
    ['2028-11-01', 'grace'],
    ['2028-11-30', 'grace'],
    ['2028-12-01', 'expired'],
  ])('%s: %s', (on, phase) => {
    expect(phaseOn(validity, d(on), P)).toBe(phase)
  })
  test('twelve idle months allow removal and bar for two years (F-16)', () => {
    expect(idlenessOn(d('2025-03-01'), d('2026-02-28'), P).removable).toBe(false)
    expect(idlenessOn(d('2025-03-01'), d('2026-03-01'), P)).toEqual({
      idleSince: '2025-03-01',
      removable: true,
      barredUntil: '2028-03-01',
    })
  })
  test('the plan of a year is due by 31 January (F-17)', () => {
    expect(annualPlanDueOn(2027, P)).toBe('2027-01-31')
  })
})

describe('the expert panel', () => {
  const sheet = (expertId: string, score: number, change: Partial<Record<PanelHead, number>> = {}) => ({
    expertId,
    scores: { ...(Object.fromEntries(PANEL_HEADS.map((h) => [h, score])) as Record<PanelHead, number>), ...change },
    opinion: '',
  })
  test('passes at 60 in the mean', () => {
    expect(concludePanel([sheet('a', 50), sheet('b', 60), sheet('c', 70)], P)).toMatchObject({
      ok: true,
      events: [{ total: 6000, passed: true }],
    })
    expect(concludePanel([sheet('a', 50), sheet('b', 60), sheet('c', 69)], P)).toMatchObject({
      ok: true,
      events: [{ total: 5967, passed: false }],
    })
  })
  test('a head below its floor fails the whole', () => {
    const low = { team: 49 }
    expect(concludePanel([sheet('a', 90, low), sheet('b', 90, low), sheet('c', 90, low)], P)).toMatchObject({
      events: [{ passed: false }],
    })
  })
  test.each([
    ['two sheets', [sheet('a', 80), sheet('b', 80)], 'panel-size-wrong'],
    ['four sheets', ['a', 'b', 'c', 'd'].map((id) => sheet(id, 80)), 'panel-size-wrong'],
    ['one expert twice', [sheet('a', 80), sheet('a', 80), sheet('c', 80)], 'panel-sheet-doubled'],
    ['a score of 101', [sheet('a', 80), sheet('b', 80), sheet('c', 80, { rules: 101 })], 'panel-score-out-of-range'],
    [
      'a missing score',
      [sheet('a', 80), sheet('b', 80), sheet('c', 80, { rules: Number.NaN })],
      'panel-score-out-of-range',
    ],
  ])('%s: %s', (_what, sheets, code) => {
    expect(concludePanel(sheets, P)).toMatchObject({ ok: false, code })
  })
})

describe('the filing procedures', () => {
  const actor = (role: AccountActor['role']): AccountActor => ({
    kind: 'account',
    accountId: 'a',
    mandateId: 'm',
    role,
    regions: ['440100' as RegionCode],
  })
  test.each([
    ['employer', 'submitted', 'county-officer', ['accept', 'return']],
    ['employer', 'decision', 'city-officer', ['approve', 'reject']],
    ['employer', 'decision', 'county-officer', []],
    ['technical-college', 'decision', 'city-officer', []],
    ['training-and-assessment-org', 'submitted', 'county-officer', []],
    ['training-and-assessment-org', 'city-review', 'city-officer', ['recommend', 'decline-recommendation']],
    ['training-and-assessment-org', 'decision', 'city-officer', []],
    ['training-and-assessment-org', 'decision', 'province-officer', ['approve', 'reject']],
    ['training-and-assessment-org', 'expert-review', 'organisation-manager', ['withdraw']],
    ['training-and-assessment-org', 'publicity', 'organisation-manager', []],
  ] as const)('%s in %s: a %s may %j', (kind, state, role, actions) => {
    expect(availableActions(FILING_PROCESSES[kind], state, actor(role))).toEqual(actions)
  })

  test.each([
    ['employer', ['submit', 'accept', 'conclude-expert-review', 'conclude-site-review', 'end-publicity', 'approve']],
    [
      'technical-college',
      [
        'submit',
        'return',
        'submit',
        'accept',
        'conclude-expert-review',
        'conclude-site-review',
        'object',
        'settle-objection',
        'end-publicity',
        'approve',
      ],
    ],
    [
      'training-and-assessment-org',
      ['submit', 'accept', 'recommend', 'conclude-expert-review', 'conclude-site-review', 'end-publicity', 'approve'],
    ],
  ] as const)('a %s walks to its filing', (kind, steps) => {
    const process = FILING_PROCESSES[kind]
    let state: string = process.initial
    for (const action of steps) {
      const target = process.actions[action as keyof typeof process.actions] as { to: string | readonly string[] }
      const to = typeof target.to === 'string' ? target.to : target.to[0]
      const decision = decideAction(process, state, { kind: 'system', job: 'test' }, { action, to, reason: 'r' })
      if (!decision.ok) throw new Error(`${action} in ${state}: ${decision.code}`)
      state = decision.events[0]?.to ?? state
    }
    expect(state).toBe('filed')
  })

  test('every clock has its limit in the parameters', () => {
    for (const process of Object.values(FILING_PROCESSES))
      for (const clock of Object.values(process.clocks)) expect(P).toHaveProperty([clock.limit])
  })
  test('social organisations are recommended by the city, and only they', () => {
    expect(diagramOf(FILING_PROCESSES['training-and-assessment-org'], 'zh')).toContain('推荐至省')
    expect(diagramOf(FILING_PROCESSES.employer, 'zh')).not.toContain('推荐至省')
  })
})
