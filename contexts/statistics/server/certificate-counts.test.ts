import { randomUUID } from 'node:crypto'
import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { type IssuingGroup, issueGroup } from '@lingjiang/credentials/server'
import { plainDate } from '@lingjiang/kernel'
import { transactAsSystem } from '@lingjiang/platform'
import { testApp } from '@lingjiang/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { COUNT_DIMENSIONS, GetCertificateCounts, GetCertificateCountsFile } from '../contract/index.ts'

const system = testApp()
let people = 0

async function issue(
  count: number,
  regionCode: string,
  level: IssuingGroup['level'],
  occupation: string,
  code = 'S000044000001',
) {
  const group: IssuingGroup = {
    sessionId: randomUUID(),
    organisation: {
      id: randomUUID(),
      code,
      name: `示例机构${code.slice(-1)}`,
      uscc: '91440300708461136T',
      kind: code.startsWith('Y') ? 'employer' : 'training-and-assessment-org',
    },
    occupation: { code: occupation, name: `职业${occupation}`, workType: null },
    level,
    audience: 'public',
    regionCode,
    issuedOn: plainDate('2026-11-23'),
    authority: { filing: '粤技服备〔2025〕12号', from: plainDate('2025-01-01'), to: null },
  }
  const list = Array.from({ length: count }, () => {
    people += 1
    const person = syntheticPerson('count', people)
    return {
      registrationId: randomUUID(),
      personId: randomUUID(),
      holderName: person.name,
      documentType: person.documentType,
      documentNumber: person.documentNumber,
      photoSha256: null,
      scores: {},
    }
  })
  await transactAsSystem(system.app.services.db, 'test', (tx) =>
    issueGroup(tx, system.app.services, group, list, system.clock.now()),
  )
}

beforeAll(async () => {
  await issue(5, '440106', '3', '6-31-01-03')
  await issue(2, '440104', '5', '6-31-01-03')
  await issue(4, '440305', '4', '4-10-01-02', 'Y000044000002')
  await issue(1, '440106', '1', '4-10-01-02')
})

describe('counting certificates', () => {
  test('by the place of the exam: cities first, the counties of a chosen city then', async () => {
    const cities = await system.anybody.get(GetCertificateCounts, { query: { by: 'region' } })
    expect(cities.rows.map((row) => [row.name, row.count, row.highSkilled])).toEqual([
      ['广州市', 8, 6],
      ['深圳市', 4, 0],
    ])
    const counties = await system.anybody.get(GetCertificateCounts, { query: { by: 'region', region: '440100' } })
    expect(counties.rows.map((row) => [row.name, row.count])).toEqual([
      ['天河区', 6],
      ['越秀区', 2],
    ])
  })

  test('no two numbers disagree: every dimension adds up to the number of certificates in the register', async () => {
    const [register] =
      await system.owner`select count(*)::integer as count from register.leaf where kind = 'certificate'`
    for (const by of COUNT_DIMENSIONS)
      expect((await system.anybody.get(GetCertificateCounts, { query: { by } })).total, by).toBe(register?.count)
  })

  test('filters narrow together', async () => {
    const counts = await system.anybody.get(GetCertificateCounts, {
      query: { by: 'level', occupation: '6-31-01-03', region: '440100' },
    })
    expect(counts.filters).toEqual([
      { by: 'region', name: '广州市' },
      { by: 'occupation', name: '职业6-31-01-03' },
    ])
    expect(counts.rows.map((row) => [row.name, row.count])).toEqual([
      ['三级/高级工', 5],
      ['五级/初级工', 2],
    ])
  })

  test('as CSV with the same rows', async () => {
    const file = await system.anybody.call(GetCertificateCountsFile, { query: { by: 'kind' }, language: 'en' })
    expect(file.raw.toString()).toBe(
      '\uFEFFCode,Kind of organisation,Certificates,Level 3 and above\r\ntraining-and-assessment-org,Training-and-assessment organisation,8,6\r\nemployer,Employer,4,0\r\n',
    )
  })
})
