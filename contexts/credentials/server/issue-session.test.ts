import { randomUUID } from 'node:crypto'
import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { plainDate } from '@lingjiang/kernel'
import { appendOutbox, caseEvents, eventOf, transactAsSystem } from '@lingjiang/platform'
import { testApp } from '@lingjiang/testkit'
import { describe, expect, test } from 'vitest'
import { ListIssuings } from '../contract/index.ts'
import { issueGroup } from './issue-group.ts'
import { issueSession } from './issue-session.ts'
import type { ApprovedSession } from './issuing-source.ts'
import { issuingStore } from './issuing-store.ts'

const system = testApp()
const organisationId = randomUUID()
const approved = (count: number): ApprovedSession => ({
  group: {
    sessionId: randomUUID(),
    organisation: {
      id: organisationId,
      code: 'S000044000077',
      name: '示例评价中心',
      uscc: '91440300708461136T',
      kind: 'training-and-assessment-org',
    },
    occupation: { code: '6-31-01-03', name: '电工', workType: null },
    level: '4',
    audience: 'public',
    regionCode: '440106',
    issuedOn: plainDate('2026-11-23'),
    authority: { filing: '粤技服备〔2025〕12号', from: plainDate('2025-01-01'), to: null },
  },
  people: Array.from({ length: count }, (_, i) => {
    const person = syntheticPerson('session', i)
    return {
      registrationId: randomUUID(),
      personId: randomUUID(),
      holderName: person.name,
      documentType: person.documentType,
      documentNumber: person.documentNumber,
      photoSha256: null,
      scores: {},
    }
  }),
})
const open = (session: ApprovedSession) =>
  transactAsSystem(system.app.services.db, 'test', (tx) =>
    issuingStore.open(tx, session.group, session.people.length, randomUUID(), system.clock.now()),
  )

describe('issuing a session', () => {
  test('goes on where a crash interrupted it, without a gap and without a double', async () => {
    const session = approved(1203)
    await open(session)
    await transactAsSystem(system.app.services.db, 'test', async (tx) => {
      await issueGroup(tx, system.app.services, session.group, session.people.slice(0, 500), system.clock.now())
      await issuingStore.addIssued(tx, session.group.sessionId, 500)
    })
    await issueSession(async () => session, session.group.sessionId, system.app.services)
    await issueSession(async () => session, session.group.sessionId, system.app.services)
    const rows = await system.owner<
      { number: string }[]
    >`select number from credentials.certificate where session_id = ${session.group.sessionId} order by number`
    expect(rows.map((row) => Number(row.number.slice(-6)))).toEqual(Array.from({ length: 1203 }, (_, i) => i + 1))
    const manager = await system.signIn({ role: 'organisation-manager', organisationId, organisationName: '示例' })
    expect((await manager.get(ListIssuings, { query: { state: 'finished' } })).issuings[0]).toMatchObject({
      passed: 1203,
      issued: 1203,
    })
    const [audited] =
      await system.owner`select sum((facts ->> 'count')::integer)::integer as count from platform.audit_event where action = 'certificates-issued'`
    expect(audited?.count).toBe(703)
  })

  test('what was made ahead is not used when somebody else issues in between', async () => {
    const [one, other] = [approved(1100), approved(1100)]
    await Promise.all([open(one), open(other)])
    await Promise.all(
      [one, other].map((session) => issueSession(async () => session, session.group.sessionId, system.app.services)),
    )
    const rows = await system.owner<{ number: string; said: string; registration: string; person: string }[]>`
      select number, payload ->> 'number' as said, registration_id as registration, person_id as person from credentials.certificate
      where session_id in ${system.owner([one.group.sessionId, other.group.sessionId])} order by number`
    expect(rows.map((row) => Number(row.number.slice(-6)))).toEqual(Array.from({ length: 2200 }, (_, i) => 1204 + i))
    expect(rows.filter((row) => row.number !== row.said)).toEqual([])
    const persons = new Map([...one.people, ...other.people].map((p) => [p.registrationId, p.personId]))
    expect(rows.filter((row) => persons.get(row.registration) !== row.person)).toEqual([])
    const [sound] = await system.owner`select count(*)::integer as n from credentials.certificate c
      join credentials.proof p on p.certificate_id = c.id join register.leaf l on l.index = p.leaf_index and l.subject = c.digest
      join credentials_pub.certificate b on b.number = c.number and b.digest = c.digest`
    expect(sound?.n).toBe(3403)
  })

  test('another organisation sees nothing of it', async () => {
    const stranger = await system.signIn({
      role: 'organisation-manager',
      organisationId: randomUUID(),
      organisationName: '别家',
    })
    expect((await stranger.get(ListIssuings)).issuings).toEqual([])
  })
})

test('an event about another process issues nothing', async () => {
  await transactAsSystem(system.app.services.db, 'test', (tx) =>
    appendOutbox(
      tx,
      [
        eventOf(caseEvents, 'case-moved', {
          caseId: randomUUID(),
          process: 'registry.filing',
          from: 'review',
          to: 'issued',
          subjectId: randomUUID(),
        }),
      ],
      system.clock.now(),
    ),
  )
  await system.settle()
  expect(await system.owner`select 1 from credentials.issuing where passed not in (1203, 1100)`).toHaveLength(0)
})
