import { type OrganisationKind, plainDate } from '@lingjiang/kernel'
import { transactAsSystem } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { testApp } from '@lingjiang/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  ExportCatalogue,
  GetCatalogueOrganisation,
  GetFiling,
  ListCatalogue,
  ListFilings,
  ListPublicExamples,
  OpenFiling,
} from '../contract/index.ts'
import { aSeed, someReviewers } from '../test/a-seed.ts'
import { ELECTRICIAN } from '../test/an-application.ts'
import {
  examinersOf,
  findFiledEntry,
  getFiledScope,
  isListed,
  type SeedStop,
  seedFiling,
  seedReviewers,
} from './index.ts'

const system = testApp()
const reviewers = someReviewers()
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => transactAsSystem(system.app.services.db, 'test', work)
let index = 0
const seed = async (kind: OrganisationKind, stop: SeedStop) => {
  index += 1
  const made = aSeed(index, kind, stop, reviewers)
  const seeded = await asSystem((tx) => seedFiling(tx, system.app.services, made))
  return { ...seeded, organisationId: made.organisation.id, name: made.organisation.name }
}
beforeAll(async () => {
  await asSystem((tx) => seedReviewers(tx, reviewers, system.clock.now()))
})

describe('a seeded organisation', () => {
  test.each([
    ['employer', 'draft'],
    ['employer', 'submitted'],
    ['employer', 'returned'],
    ['training-and-assessment-org', 'city-review'],
    ['training-and-assessment-org', 'expert-review'],
    ['technical-college', 'site-review'],
    ['employer', 'publicity'],
    ['employer', 'objection'],
    ['technical-college', 'decision'],
    ['training-and-assessment-org', 'filed'],
  ] as const)('of the kind %s can stand at %s', async (kind, stop) => {
    expect((await seed(kind, stop)).state).toBe(stop)
  })

  test('that is filed has its letter, code, history, leaf and record of every step', async () => {
    const { organisationId, caseId } = await seed('employer', 'filed')
    const found = await system.anybody.get(GetCatalogueOrganisation, { params: { organisationId } })
    expect(found).toMatchObject({
      synthetic: true,
      entries: [{ validFrom: '2026-09-03', status: 'listed' }],
      history: [{ kind: 'listed', day: '2026-09-03' }],
      sites: [{ capacity: 60 }],
    })
    const events = await system.owner`select action from process.case_event where case_id = ${caseId} order by number`
    expect(events.map((event) => event.action)).toEqual([
      'submit',
      'accept',
      'conclude-expert-review',
      'conclude-site-review',
      'end-publicity',
      'approve',
    ])
    const leaves =
      await system.owner`select 1 from register.leaf where subject = ${found.entries[0]?.organisationCode ?? ''}`
    expect(leaves).toHaveLength(1)
  })

  test('whose credit code could be a real one is not taken', async () => {
    const made = aSeed(999, 'employer', 'filed', reviewers)
    const real = { ...made, organisation: { ...made.organisation, creditCode: '91440101MA59ABCD12' } }
    await expect(asSystem((tx) => seedFiling(tx, system.app.services, real))).rejects.toThrow(/made-up/)
  })

  test('that meets not every condition is not taken', async () => {
    const made = aSeed(998, 'employer', 'filed', reviewers)
    await expect(
      asSystem((tx) => seedFiling(tx, system.app.services, { ...made, staff: made.staff.slice(0, 4) })),
    ).rejects.toThrow(/F-03/)
  })
})

describe('an organisation that is filed', () => {
  test('may file once more under the same kind, for more occupations; one application of a kind is open at a time', async () => {
    const { organisationId, filingId } = await seed('employer', 'filed')
    const manager = await system.signIn({ role: 'organisation-manager', organisationId, organisationName: '示例' })
    const { id } = await manager.get(OpenFiling, { body: { kind: 'employer' } })
    const again = await manager.call(OpenFiling, { body: { kind: 'employer' } })
    expect(again.problem?.code).toBe('filing-open-already')

    const { filings } = await manager.get(ListFilings)
    expect(filings).toMatchObject([
      { id, state: 'draft', occupations: [] },
      { id: filingId, state: 'filed', occupations: ['电工'] },
    ])
  })

  test('sees by which version of each parameter it was judged', async () => {
    const { organisationId, filingId } = await seed('employer', 'filed')
    const manager = await system.signIn({ role: 'organisation-manager', organisationId, organisationName: '示例' })
    const { submissions } = await manager.get(GetFiling, { params: { filingId } })
    expect(submissions[0]?.parameterVersions['registry.filing.supervisors']).toBeGreaterThan(0)
  })
})

describe('what other contexts may know', () => {
  test('the filed scope holds in the whole province from the day of the decision to the last of the third year', async () => {
    const { organisationId } = await seed('employer', 'filed')
    await asSystem(async (tx) => {
      const ask = (on: string, more: object = {}) =>
        findFiledEntry(tx, organisationId, {
          occupationCode: ELECTRICIAN,
          level: '4',
          audience: 'own-staff',
          on: plainDate(on),
          ...more,
        } as never)
      expect(await ask('2026-09-02')).toEqual({ gap: 'filing-not-in-force' })
      expect(await ask('2026-09-03')).toMatchObject({ entry: { inForce: true } })
      expect(await ask('2029-09-02')).toMatchObject({ entry: { inForce: true } })
      expect(await ask('2029-09-03')).toEqual({ gap: 'filing-not-in-force' })
      expect(await ask('2026-10-01', { level: '1' })).toEqual({ gap: 'level-not-filed' })
      expect(await ask('2026-10-01', { audience: 'public' })).toEqual({ gap: 'audience-not-filed' })
      expect(await ask('2026-10-01', { occupationCode: '4-10-01-05' })).toEqual({ gap: 'occupation-not-filed' })
      expect(await isListed(tx, organisationId, plainDate('2026-10-01'))).toBe(true)
      expect(await getFiledScope(tx, organisationId, plainDate('2026-10-01'))).toMatchObject([
        { kind: 'employer', standing: 'active' },
      ])
      expect(await examinersOf(tx, organisationId, plainDate('2026-10-01'), ELECTRICIAN)).toHaveLength(3)
      expect(await examinersOf(tx, organisationId, plainDate('2029-02-01'), ELECTRICIAN)).toEqual([])
    })
  })
})

describe('the public catalogue', () => {
  test('is found by name, code, occupation, place, kind, level and audience, page by page', async () => {
    const { name } = await seed('training-and-assessment-org', 'filed')
    for (const query of [
      { text: name },
      { text: '电工' },
      { kind: 'training-and-assessment-org' as const },
      { region: '440100' },
      { occupation: ELECTRICIAN, level: '4' as const, audience: 'public' as const },
    ]) {
      const { entries, total } = await system.anybody.get(ListCatalogue, { query: { ...query, limit: 100 } })
      expect([JSON.stringify(query), entries.map((entry) => entry.name).includes(name), total]).toEqual([
        JSON.stringify(query),
        true,
        entries.length,
      ])
    }
    expect((await system.anybody.get(ListCatalogue, { query: { region: '440300' } })).total).toBe(0)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await system.anybody.get(ListCatalogue, { query: { limit: 1, ...(cursor ? { cursor } : {}) } })
      seen.push(...page.entries.map((entry) => entry.id))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe((await system.anybody.get(ListCatalogue)).total)
  })

  test('goes out as CSV, one line an occupation, in the language asked for', async () => {
    const file = await system.anybody.call(ExportCatalogue, { language: 'en' })
    const lines = file.raw.toString('utf8').split('\r\n').filter(Boolean)
    expect(lines[0]).toContain('Organisation code')
    expect(lines.slice(1).every((line) => line.includes(ELECTRICIAN) && line.endsWith('yes'))).toBe(true)
  })

  test('shows real organisations as examples only, as their sources name them', async () => {
    const { organisations } = await system.anybody.get(ListPublicExamples, { query: { text: '养老护理员' } })
    expect(organisations.map((organisation) => organisation.name)).toContain('广东省家庭服务业协会')
    expect(organisations.every((organisation) => organisation.source !== '')).toBe(true)
    expect((await system.anybody.get(ListCatalogue, { query: { text: '广东省家庭服务业协会' } })).total).toBe(0)
  })
})
