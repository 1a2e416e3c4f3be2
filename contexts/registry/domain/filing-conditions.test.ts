import { addYears, type OrganisationKind, plainDate } from '@lingjiang/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FilingApplication, FilingItem, FilingSite } from './filing-application.ts'
import { checkFilingConditions, FILING_CONDITIONS, meetsFilingConditions } from './filing-conditions.ts'
import { documentsFor } from './filing-documents.ts'
import { REGISTRY_PARAMETERS } from './parameters.ts'

const P = REGISTRY_PARAMETERS.defaults
const d = plainDate
const ON = d('2026-03-02')

const anItem = (rest: Partial<FilingItem> = {}): FilingItem => ({
  occupationCode: '4-03-02-01',
  occupationName: '中式烹调师',
  levels: ['5', '4'],
  audience: 'own-staff',
  stations: 10,
  examiners: 3,
  experts: 1,
  normNamed: true,
  mainBusiness: true,
  majorOffered: true,
  skillOccupation: true,
  entryQualification: false,
  newOccupation: false,
  ...rest,
})
const aSite = (rest: Partial<FilingSite> = {}): FilingSite => ({
  name: '一号考点',
  tenure: 'owned',
  leaseFrom: null,
  leaseTo: null,
  rooms: ['computer', 'practical'],
  videoSurveillance: true,
  ...rest,
})
const AUDIENCE = {
  employer: 'own-staff',
  'technical-college': 'own-students',
  'training-and-assessment-org': 'public',
} as const
/** An application that meets every condition of its kind. */
const anApplication = (kind: OrganisationKind, rest: Partial<FilingApplication> = {}): FilingApplication => ({
  kind,
  on: ON,
  legalPerson: true,
  goodCredit: true,
  violations: [],
  barredUntil: null,
  mainBusinessIsTraining: false,
  insuredStaff: 300,
  sizeClass: 'medium',
  payLinkedToLevels: true,
  educationFund: true,
  collegeType: kind === 'technical-college' ? 'senior' : null,
  socialForm: kind === 'training-and-assessment-org' ? 'association' : null,
  associationRating: 3,
  trainingSince: d('2020-01-01'),
  experienceRelaxed: false,
  undertakings: true,
  fullTimeManagers: 1,
  supervisors: 2,
  seniorSupervisors: 1,
  items: [anItem({ audience: AUDIENCE[kind] })],
  sites: [aSite()],
  documents: documentsFor(kind),
  ...rest,
})
const unmet = (application: FilingApplication, parameters = P) =>
  checkFilingConditions(application, parameters)
    .filter((r) => !r.met)
    .map((r) => r.rule)

const E = 'employer'
const C = 'technical-college'
const S = 'training-and-assessment-org'

test.each([E, C, S] as const)('a complete application of a %s meets every condition', (kind) => {
  expect(unmet(anApplication(kind))).toEqual([])
  expect(meetsFilingConditions(checkFilingConditions(anApplication(kind), P))).toBe(true)
})

describe('each condition by itself', () => {
  const item = (kind: OrganisationKind, rest: Partial<FilingItem>) => ({
    items: [anItem({ audience: AUDIENCE[kind], ...rest })],
  })
  test.each<[string, OrganisationKind, Partial<FilingApplication>]>([
    ['C01', E, { legalPerson: false }],
    ['C01', S, { goodCredit: false }],
    ['C02', E, { violations: [addYears(ON, -3)] }],
    ['F-01', E, { insuredStaff: 299 }],
    ['F-01', E, { insuredStaff: null }],
    ['F-02', E, item(E, { stations: 9 })],
    ['F-03', E, item(E, { examiners: 2 })],
    ['F-03', S, item(S, { examiners: 2 })],
    ['F-04', E, { supervisors: 1 }],
    ['F-04', E, { seniorSupervisors: 0 }],
    ['F-05', C, { fullTimeManagers: 0 }],
    ['F-06', E, { mainBusinessIsTraining: true }],
    ['F-07', C, item(C, { levels: ['3', '2'] })],
    ['F-07', S, item(S, { levels: ['0'] })],
    ['F-07', E, item(E, { levels: [] })],
    ['F-08', C, item(C, { majorOffered: false })],
    ['S-03', C, item(C, { audience: 'public' })],
    ['S-03', E, item(E, { audience: 'public' })],
    ['F-09', S, { sites: [aSite({ tenure: 'leased', leaseFrom: d('2025-06-01'), leaseTo: d('2026-05-30') })] }],
    ['F-09', S, { sites: [aSite({ tenure: 'leased', leaseFrom: d('2024-01-01'), leaseTo: d('2026-03-01') })] }],
    ['F-16', E, { barredUntil: ON }],
    ['C06', S, { sites: [aSite({ videoSurveillance: false })] }],
    ['C12', E, { payLinkedToLevels: false }],
    ['C13', E, { educationFund: false }],
    ['C14', E, item(E, { mainBusiness: false })],
    ['C15', E, item(E, { normNamed: false })],
    ['C17', S, { trainingSince: d('2023-03-03') }],
    ['C17', S, { trainingSince: null }],
    ['C18', S, { associationRating: 2 }],
    ['C20', S, { undertakings: false }],
    ['S-01', E, { items: [] }],
    ['S-02', E, item(E, { skillOccupation: false })],
    ['S-02', E, item(E, { entryQualification: true })],
    ['S-04', E, { sites: [] }],
    ['S-04', E, { sites: [aSite({ rooms: ['computer'] })] }],
    ['D-01', E, { documents: documentsFor(E).slice(1) }],
  ])('%s fails alone for a %s with %j', (rule, kind, rest) => {
    expect([...new Set(unmet(anApplication(kind, rest)))]).toEqual([rule])
  })

  test.each<[string, OrganisationKind, Partial<FilingApplication>]>([
    ['a violation before the last three years no longer counts', E, { violations: [d('2023-03-01')] }],
    ['the main business of a social organisation may be training', S, { mainBusinessIsTraining: true }],
    [
      'a lease of exactly one year, last day included, is enough',
      S,
      { sites: [aSite({ tenure: 'leased', leaseFrom: d('2026-01-01'), leaseTo: d('2026-12-31') })] },
    ],
    ['a lease is not asked of an employer', E, { sites: [aSite({ tenure: 'leased' })] }],
    ['three years of training are complete on the anniversary', S, { trainingSince: d('2023-03-02') }],
    [
      'one year of training is enough for a new occupation',
      S,
      { trainingSince: d('2025-03-02'), items: [anItem({ audience: 'public', newOccupation: true })] },
    ],
    ['other experience replaces the years of training (C19)', S, { trainingSince: null, experienceRelaxed: true }],
    ['only associations need a rating', S, { socialForm: 'leading-enterprise', associationRating: null }],
    [
      'a technician college may assess level 2',
      C,
      { collegeType: 'technician-college', items: [anItem({ audience: 'own-students', levels: ['3', '2'] })] },
    ],
    ['a bar that ended yesterday does not hold', E, { barredUntil: d('2026-03-01') }],
  ])('%s', (_name, kind, rest) => {
    expect(unmet(anApplication(kind, rest))).toEqual([])
  })
})

describe('policy decides the numbers', () => {
  test('a city that asks for 100 insured staff accepts 100', () => {
    const city = {
      ...P,
      'registry.filing.insured-staff': {
        employer: 100,
        'technical-college': null,
        'training-and-assessment-org': null,
      },
    }
    expect(unmet(anApplication(E, { insuredStaff: 100 }), city)).toEqual([])
  })
  test('a city that asks for medium size refuses a small enterprise; the province does not ask', () => {
    const city = { ...P, 'registry.filing.smallest-size-class': 'medium' as const }
    expect(unmet(anApplication(E, { sizeClass: 'small' }))).toEqual([])
    expect(unmet(anApplication(E, { sizeClass: 'small' }), city)).toEqual(['C04'])
  })
  test('every parameter has a source, a mark and a day', () => {
    for (const p of REGISTRY_PARAMETERS.list) {
      expect(p.document && p.authority && p.unit).toBeTruthy()
      expect(() => plainDate(p.effectiveFrom)).not.toThrow()
      expect(['sourced', 'memory', 'inference']).toContain(p.mark)
    }
  })
})

describe('what is said', () => {
  test('reasons are filled in both languages and name the occupation or site', () => {
    for (const kind of [E, C, S] as const) {
      const reasons = checkFilingConditions(
        anApplication(kind, {
          items: [anItem({ stations: 1, examiners: 0 })],
          sites: [aSite({ tenure: 'leased' })],
          documents: [],
        }),
        P,
      )
      for (const reason of reasons) {
        for (const text of [reason.asks, reason.found]) expect(`${text.zh}${text.en}`).not.toMatch(/[{}]/)
        if (['F-02', 'F-03', 'F-07', 'C15'].includes(reason.rule)) expect(reason.about).toBe('4-03-02-01')
      }
    }
  })
  test('the amount found stands beside the amount asked', () => {
    const reason = checkFilingConditions(anApplication(E, { insuredStaff: 120 }), P).find((r) => r.rule === 'F-01')
    expect(reason).toMatchObject({
      asks: { zh: '参保职工（含分支机构）不少于 300 人' },
      found: { zh: '现有 120' },
      facts: { needed: 300, have: 120 },
    })
  })
  test('more of anything never makes a met condition unmet', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(20), fc.nat(5), fc.nat(500), (staff, stations, supervisors, more) => {
        const before = new Set(
          unmet(anApplication(E, { insuredStaff: staff, supervisors, items: [anItem({ stations })] })),
        )
        const after = unmet(
          anApplication(E, {
            insuredStaff: staff + more,
            supervisors: supervisors + more,
            items: [anItem({ stations: stations + more })],
          }),
        )
        for (const rule of after) expect(before).toContain(rule)
      }),
    )
  })
  test('each condition of the specification stands in the list', () => {
    const rules = new Set(FILING_CONDITIONS.map((c) => c.rule))
    for (const rule of ['F-01', 'F-02', 'F-03', 'F-04', 'F-05', 'F-06', 'F-07', 'F-08', 'F-09', 'F-16'])
      expect(rules).toContain(rule)
  })
})
