import { randomUUID } from 'node:crypto'
import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { createVerifier } from '@lingjiang/credential'
import { isRefused, plainDate } from '@lingjiang/kernel'
import { transactAsSystem } from '@lingjiang/platform'
import { testApp } from '@lingjiang/testkit'
import { describe, expect, test } from 'vitest'
import { bundleOf } from './bundle-of.ts'
import { certificateStore } from './certificate-store.ts'
import { issueGroup } from './issue-group.ts'
import type { Issuable, IssuingGroup } from './issuing-group.ts'
import { trustOf } from './trust-of.ts'

const system = testApp()

const aGroup = (over: Partial<IssuingGroup> = {}): IssuingGroup => ({
  sessionId: randomUUID(),
  organisation: {
    id: randomUUID(),
    code: 'S000044000072',
    name: '示例评价中心',
    uscc: '91440300708461136T',
    kind: 'training-and-assessment-org',
  },
  occupation: { code: '6-31-01-03', name: '电工', workType: null },
  level: '3',
  audience: 'public',
  regionCode: '440106',
  issuedOn: plainDate('2026-11-23'),
  authority: { filing: '粤技服备〔2025〕12号', from: plainDate('2025-01-01'), to: plainDate('2027-12-31') },
  ...over,
})
const people = (n: number): Issuable[] =>
  Array.from({ length: n }, (_, i) => ({
    registrationId: randomUUID(),
    personId: randomUUID(),
    holderName: `张三${i}`,
    documentType: 'resident-id',
    documentNumber: syntheticPerson('issue', i).documentNumber,
    photoSha256: null,
    scores: { theory: 80.5, practical: 71 },
  }))
const issue = (group: IssuingGroup, list: readonly Issuable[]) =>
  transactAsSystem(system.app.services.db, 'test', (tx) =>
    issueGroup(tx, system.app.services, group, list, system.clock.now()),
  )
const serialsOf = async (code: string) =>
  (
    await system.owner<
      { number: string }[]
    >`select number from credentials.certificate where number like ${`${code}%`} order by number`
  ).map((row) => Number(row.number.slice(-6)))

describe('issuing', () => {
  test('every certificate verifies offline, with its place in the register, its scope and its status', async () => {
    const issued = await issue(aGroup(), people(5))
    if (isRefused(issued)) throw new Error(issued.code)
    const verifier = createVerifier(trustOf(system.app.services))
    for (const id of issued.certificateIds) {
      const found = await transactAsSystem(system.app.services.db, 'test', async (tx) => {
        const certificate = await certificateStore.find(tx, id)
        return certificate ? bundleOf(tx, certificate) : undefined
      })
      const verdict = verifier.verify(JSON.stringify(found), system.clock.now())
      expect(
        verdict.steps.filter((step) => step.outcome !== 'proved').map((step) => `${step.step} ${step.why}`),
      ).toEqual([])
      expect(verdict.overall).toBe('valid')
    }
  })

  test('a job that runs twice issues once', async () => {
    const [group, list] = [aGroup({ organisation: { ...aGroup().organisation, code: 'S000044000073' } }), people(4)]
    await issue(group, list)
    expect(await issue(group, list)).toEqual({ certificateIds: [] })
    expect(await serialsOf('S000044000073')).toEqual([1, 2, 3, 4])
  })

  test('numbers have no gap and no double when many sessions issue at once and some roll back', async () => {
    const organisation = { ...aGroup().organisation, code: 'Y000044000099' }
    const failing = transactAsSystem(system.app.services.db, 'test', async (tx) => {
      await issueGroup(tx, system.app.services, aGroup({ organisation }), people(3), system.clock.now())
      throw new Error('power cut')
    })
    await Promise.all([
      expect(failing).rejects.toThrow('power cut'),
      ...Array.from({ length: 8 }, () => issue(aGroup({ organisation }), people(5))),
    ])
    expect(await serialsOf('Y000044000099')).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
    const [leaves] =
      await system.owner`select count(*)::integer as count, count(distinct p.leaf_index)::integer as leaves
      from credentials.certificate c join credentials.proof p on p.certificate_id = c.id join register.leaf l on l.index = p.leaf_index and l.subject = c.digest`
    const [certificates] = await system.owner`select count(*)::integer as count from credentials.certificate`
    expect(leaves).toEqual({ count: certificates?.count, leaves: certificates?.count })
  })

  test('no personal number stands in the clear anywhere, and nothing personal in the register', async () => {
    const [person] = people(1)
    if (!person) throw new Error('nobody')
    await issue(aGroup(), [person])
    const tables =
      await system.owner`select table_schema as s, table_name as t from information_schema.tables where table_schema in ('credentials', 'credentials_pub', 'register') and table_type = 'BASE TABLE'`
    for (const { s, t } of tables) {
      const rows = await system.owner.unsafe(
        `select 1 from "${s}"."${t}" x where x::text like '%${person.documentNumber}%'`,
      )
      expect(rows, `${s}.${t}`).toHaveLength(0)
    }
    const named =
      await system.owner`select 1 from register.leaf where convert_from(body, 'utf8') like ${`%${person.holderName}%`}`
    expect(named).toHaveLength(0)
  })
})
