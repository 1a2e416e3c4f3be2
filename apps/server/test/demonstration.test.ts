import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ListExamRooms, ListMyRegistrations, ListScoringSlots } from '@lingjiang/assessment/contract'
import { sessionProcess } from '@lingjiang/assessment/domain'
import { ListCertificates } from '@lingjiang/credentials/contract'
import { instant } from '@lingjiang/kernel'
import { connect, ListCases } from '@lingjiang/platform'
import type { Sql } from '@lingjiang/platform/sql'
import { ListPanelCalls, ListPublicExamples } from '@lingjiang/registry/contract'
import { openDemonstration } from '@lingjiang/server'
import {
  COUNT_DIMENSIONS,
  type CountDimension,
  GetCertificateCounts,
  GetCertificateCountsFile,
} from '@lingjiang/statistics/contract'
import { createTestDatabase, type TestDatabase } from '@lingjiang/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { invitedAccounts } from '../src/demo/accounts.ts'
import { planOrganisations } from '../src/demo/organisation-plans.ts'
import { planSessions } from '../src/demo/session-plans.ts'
import { parseCsv } from '../src/reference-data.ts'
import { atTheirDesks } from './province-actors.ts'

const NOW = instant('2026-11-23T02:00:00Z')
type Province = { readonly database: TestDatabase; readonly owner: Sql; readonly dataDir: string }
const made: Province[] = []

async function emptyProvince(): Promise<Province> {
  const database = await createTestDatabase()
  const owner = connect(database.ownerUrl, { max: 1, name: 'test-owner' })
  const province = { database, owner, dataDir: mkdtempSync(join(tmpdir(), 'lingjiang-demonstration-')) }
  made.push(province)
  return province
}

const open = ({ database, dataDir }: Province, say: (sentence: string) => void = () => undefined) =>
  openDemonstration({
    databaseUrl: database.ownerUrl,
    dataDir,
    publicUrl: 'http://localhost:8080',
    now: NOW,
    scale: 'small',
    say,
  })

/** What two openings of one seed and day must have alike. */
async function contentOf(owner: Sql) {
  return {
    organisations: await owner`select id, name, credit_code, region_code from registry.organisation order by id`,
    codes:
      await owner`select organisation_id, organisation_code, valid_from, valid_to from registry.catalogue_entry order by 1, 2`,
    sites: await owner`select id, organisation_id, name, region_code, address from registry.site order by id`,
    sessions:
      await owner`select p.organisation_name, p.occupation_code, p.level, s.region_code, s.first_day, s.state, s.capacity, s.taken from assessment.session s
        join assessment.plan p on p.id = s.plan_id order by 1, 2, 3, 5, 6, 7, 8`,
    persons: await owner`select name, sex, born_on from identity.person order by name, born_on, sex`,
    accounts: await owner`select login_label, display_name from identity.account order by 1`,
    certificates:
      await owner`select c.number, p.name as holder from credentials.certificate c join identity.person p on p.id = c.person_id order by 1`,
    scores:
      await owner`select p.name, r.outcome, r.scores from assessment.result r join identity.person p on p.id = r.person_id
        order by p.name, r.outcome, r.scores::text`,
    cases: await owner`select process, state, title, region_code, opened_at from process.case_file
        order by process, title, opened_at, state, region_code`,
  }
}

let province: Province
let at: Awaited<ReturnType<typeof atTheirDesks>>
beforeAll(async () => {
  province = await emptyProvince()
  await open(province)
  at = await atTheirDesks(province.owner, {
    databaseUrl: province.database.ownerUrl,
    dataDir: province.dataDir,
    clock: { now: () => NOW },
  })
}, 240_000)

afterAll(async () => {
  await at?.app.close()
  for (const { database, owner, dataDir } of made) {
    await owner.end({ timeout: 5 })
    await database.drop()
    rmSync(dataDir, { recursive: true, force: true })
  }
})

const sumOf = (rows: readonly { readonly count: number }[]) => rows.reduce((sum, { count }) => sum + count, 0)

function desk(login: string) {
  const found = at.desks.find((one) => one.login === login)
  if (!found) throw new Error(`nobody is called ${login}`)
  return found
}

describe('the demonstration province', () => {
  test('has organisations of every kind in every city, all of them plainly made up', async () => {
    const organisations = await province.owner<{ name: string; regionCode: string; synthetic: boolean }[]>`
      select name, region_code, synthetic from registry.organisation`
    expect(organisations.length).toBeGreaterThanOrEqual(40)
    expect(new Set(organisations.map(({ regionCode }) => regionCode.slice(0, 4))).size).toBe(21)
    expect(organisations.every(({ name, synthetic }) => name.startsWith('示例') && synthetic)).toBe(true)
    const kinds = await province.owner`select distinct kind from registry.catalogue_entry`
    expect(kinds).toHaveLength(3)
  })

  test('has two thousand workers, none of whom can be anybody', async () => {
    const [count] = await province.owner`
      select count(*)::integer as all, count(*) filter (where synthetic)::integer as made_up from identity.person`
    expect(count?.all).toBeGreaterThan(2000)
    expect(count?.madeUp).toBe(count?.all)
  })

  test('has filings in every state that is not an end', async () => {
    const states = await province.owner<{ state: string }[]>`select distinct state from registry.filing`
    expect(states.map(({ state }) => state).sort()).toEqual([
      'city-review',
      'decision',
      'draft',
      'expert-review',
      'filed',
      'objection',
      'publicity',
      'returned',
      'site-review',
      'submitted',
    ])
  })

  test('has sessions in every state', async () => {
    const states = await province.owner<{ state: string }[]>`select distinct state from assessment.session`
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(Object.keys(sessionProcess.states)))
  })

  test('plans 120 sessions, enough candidates for 1,500 certificates, and something for every city', () => {
    const organisations = planOrganisations()
    const sessions = planSessions(organisations)
    expect(sessions.length).toBeGreaterThanOrEqual(120)
    const examined = sessions.filter(({ examIn, turn }) => examIn < -12 && turn === null)
    expect(examined.reduce((sum, { candidates }) => sum + candidates, 0)).toBeGreaterThan(1600)
    const waiting = sessions.filter(({ key }) => key.startsWith('waiting'))
    expect(new Set(waiting.map(({ organisation }) => organisations[organisation]?.cityCode)).size).toBe(21)
  })

  test('has as many certificates as results that were approved and issued, each with its leaf, and statistics count the same', async () => {
    const [count] = await province.owner<Record<string, number>[]>`select
      (select count(*)::integer from credentials.certificate) as certificates,
      (select count(*)::integer from assessment.result r join assessment.session s on s.id = r.session_id
        where r.outcome = 'passed' and s.state in ('issued', 'archived')) as passed,
      (select count(*)::integer from credentials.proof p join register.leaf l on l.index = p.leaf_index) as leaves`
    expect(count?.certificates).toBeGreaterThan(100)
    const { certificates } = count ?? {}
    expect(count).toEqual({ certificates, passed: certificates, leaves: certificates })
    for (const by of COUNT_DIMENSIONS) {
      const counts = await at.anybody.get(GetCertificateCounts, { query: { by } })
      expect([by, counts.total]).toEqual([by, certificates])
      expect([by, sumOf(counts.rows)]).toEqual([by, certificates])
    }
  })

  test('shows the same number of certificates in the counts, in what a count is made of, in the file and in the list of the desk', async () => {
    const province = desk('province').client
    const { total } = await province.get(ListCertificates, { query: { limit: 1 } })
    const counts = (by: CountDimension, query = {}) => at.anybody.get(GetCertificateCounts, { query: { by, ...query } })
    expect((await counts('region')).total).toBe(total)
    for (const city of (await counts('region')).rows) {
      expect((await counts('occupation', { region: city.key })).total).toBe(city.count)
      expect((await province.get(ListCertificates, { query: { region: city.key, limit: 1 } })).total).toBe(city.count)
    }
    for (const by of COUNT_DIMENSIONS)
      for (const { key, count } of (await counts(by)).rows) {
        const value = by === 'year' ? Number(key) : key
        const list = await province.get(ListCertificates, { query: { [by]: value, inForce: true, limit: 1 } })
        expect([by, key, list.total]).toEqual([by, key, count])
      }
    const file = parseCsv(await at.anybody.get(GetCertificateCountsFile, { query: { by: 'organisation' } }))
    const third = Object.keys(file[0] ?? {})[2] ?? ''
    expect(file.reduce((sum, row) => sum + Number(row[third]), 0)).toBe(total)
  })

  test('has work on the desk of everybody who is invited', async () => {
    const waiting: Readonly<Record<string, (client: typeof at.anybody) => Promise<readonly unknown[]>>> = {
      'county-officer': async (client) => (await client.get(ListCases)).cases,
      'city-officer': async (client) => (await client.get(ListCases)).cases,
      'province-officer': async (client) => (await client.get(ListCases)).cases,
      'organisation-manager': async (client) => (await client.get(ListCases)).cases,
      expert: async (client) => (await client.get(ListPanelCalls)).calls,
      examiner: async (client) => (await client.get(ListScoringSlots)).slots,
      'internal-supervisor': async (client) => (await client.get(ListExamRooms)).rooms,
    }
    const invited = invitedAccounts([]).filter(({ role }) => role in waiting)
    expect(new Set(invited.map(({ role }) => role)).size).toBe(Object.keys(waiting).length)
    for (const { login, role } of invited)
      expect([login, (await waiting[role]?.(desk(login).client))?.length]).not.toEqual([login, 0])
    const own = await desk('worker1').client.get(ListMyRegistrations)
    expect(own.registrations.map(({ session }) => session.state)).toContain('archived')
  })

  test('says nothing of real organisations that their source does not say, and lets none of them act', async () => {
    const rows = parseCsv(readFileSync(new URL('../../../data/orgs.csv', import.meta.url), 'utf8'))
    const { organisations } = await at.anybody.get(ListPublicExamples)
    expect(organisations.length).toBeGreaterThan(20)
    for (const { name, kind: _kind, city, occupations } of organisations) {
      const own = rows.filter((row) => row.name === name)
      expect(own.map((row) => row.city || null)).toContain(city)
      for (const one of occupations)
        expect(own.map((row) => [row.occupation, row.occupation_code || null, row.levels])).toContainEqual([
          one.name,
          one.code,
          one.levels.join(','),
        ])
    }
    const real = organisations.map(({ name }) => name)
    expect(await province.owner`select name from registry.organisation where name = any(${real})`).toEqual([])
    expect(await province.owner`select title from process.case_file where title ~ any(${real})`).toEqual([])
    expect(
      await province.owner`select 1 from credentials_pub.certificate where organisation_name = any(${real})`,
    ).toEqual([])
  })

  test('has no seat, score or certificate beyond the places taken', async () => {
    const wrong = await province.owner`
      select s.id from assessment.session s where s.taken <> (
        select count(*) from assessment.registration r where r.session_id = s.id and r.state <> 'cancelled')`
    expect(wrong).toEqual([])
  })

  test('is opened once: a second start changes nothing', async () => {
    const before = await contentOf(province.owner)
    expect(await open(province)).toBe(true)
    expect(await contentOf(province.owner)).toEqual(before)
  })

  test('that was interrupted begins again and becomes the same', async () => {
    const other = await emptyProvince()
    const stop = (sentence: string) => {
      if (sentence.includes('on record')) throw new Error('power cut')
    }
    await expect(open(other, stop)).rejects.toThrow('power cut')
    const [left] = await other.owner`select finished_at from platform.demonstration`
    expect(left).toEqual({ finishedAt: null })
    expect(await open(other)).toBe(true)
    expect(await contentOf(other.owner)).toEqual(await contentOf(province.owner))
  }, 240_000)

  test('is not opened where somebody has an account already', async () => {
    const other = await emptyProvince()
    await other.owner`insert into identity.account (id, login_label, login_index, display_name, password_hash, created_at)
      values (gen_random_uuid(), 'somebody', 'x', 'somebody', '-', now())`
    expect(await open(other)).toBe(false)
    expect(await other.owner`select 1 from registry.organisation`).toHaveLength(0)
  })
})
