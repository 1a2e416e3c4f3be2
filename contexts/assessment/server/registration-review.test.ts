import { NOON, testApp } from '@lingjiang/testkit'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  AcceptRegistrations,
  GetRegistration,
  ListRegistrations,
  ResubmitRegistration,
  RevealDocumentNumber,
  ReviewRegistration,
} from '../contract/index.ts'
import { aCandidate, anOpenSession, submission, submit } from './testing/scene.ts'

const system = testApp()
beforeEach(() => system.clock.set(NOON))

describe('the organisation', () => {
  test('returns with a reason, the candidate mends, the organisation accepts; every step is on record', async () => {
    const { id, organisationId } = await anOpenSession(system)
    const { browser } = await aCandidate(system, 40)
    const { registrationId } = (await submit(browser, id)).body
    const manager = await system.signIn({ role: 'organisation-manager', organisationId })
    const review = (body: object) =>
      manager.call(ReviewRegistration, { params: { registrationId }, body: body as never })
    expect((await review({ expectedVersion: 1, outcome: 'returned' })).problem?.code).toBe('reason-needed')
    expect((await review({ expectedVersion: 1, outcome: 'returned', reason: '证明看不清' })).body).toMatchObject({
      state: 'returned',
      version: 2,
    })
    expect((await review({ expectedVersion: 1, outcome: 'accepted' })).problem?.code).toBe('stale-version')
    const again = await browser.call(ResubmitRegistration, {
      params: { registrationId },
      body: await submission(browser),
    })
    expect(again.status).toBe(200)
    expect((await review({ expectedVersion: 3, outcome: 'accepted' })).body).toMatchObject({ state: 'accepted' })
    const { history } = await browser.get(GetRegistration, { params: { registrationId } })
    expect(history.map((event) => event.kind)).toEqual(['submitted', 'returned', 'resubmitted', 'accepted'])
    expect(history[1]?.reason).toBe('证明看不清')
  })

  test('accepts all without a warning at once and lists them page by page', async () => {
    const { id, organisationId } = await anOpenSession(system)
    for (const index of [41, 42, 43]) await submit((await aCandidate(system, index)).browser, id)
    const manager = await system.signIn({ role: 'organisation-manager', organisationId })
    expect(await manager.get(AcceptRegistrations, { params: { sessionId: id }, body: {} })).toEqual({ accepted: 3 })
    const first = await manager.get(ListRegistrations, { params: { sessionId: id }, query: { limit: 2 } })
    expect(first).toMatchObject({
      registrations: [{ state: 'accepted' }, {}],
      counts: [{ state: 'accepted', count: 3 }],
    })
    const rest = await manager.get(ListRegistrations, {
      params: { sessionId: id },
      query: { limit: 2, cursor: first.next ?? '' },
    })
    expect(rest.registrations).toHaveLength(1)
  })

  test('another organisation and an officer elsewhere see and decide nothing', async () => {
    const { id } = await anOpenSession(system)
    const { registrationId } = (await submit((await aCandidate(system, 44)).browser, id)).body
    const stranger = await system.signIn({ role: 'organisation-manager', organisationId: crypto.randomUUID() })
    const elsewhere = await system.signIn({ role: 'city-officer', regions: ['440300'] })
    for (const client of [stranger, elsewhere]) {
      expect((await client.call(GetRegistration, { params: { registrationId } })).status).toBe(404)
      expect((await client.get(ListRegistrations, { params: { sessionId: id } })).registrations).toEqual([])
    }
    const review = { params: { registrationId }, body: { expectedVersion: 1, outcome: 'accepted' as const } }
    expect((await stranger.call(ReviewRegistration, review)).status).toBe(404)
    expect((await elsewhere.call(ReviewRegistration, review)).status).toBe(403)
  })

  test('sees a full document number only for a purpose, and each look is audited and on record', async () => {
    const { id, organisationId } = await anOpenSession(system)
    const { browser, person } = await aCandidate(system, 45)
    const { registrationId } = (await submit(browser, id)).body
    const manager = await system.signIn({ role: 'organisation-manager', organisationId })
    const reveal = { params: { registrationId }, body: { purpose: 'check-identity' as const } }
    expect(await manager.get(RevealDocumentNumber, reveal)).toEqual({
      documentType: 'resident-id',
      documentNumber: person.documentNumber,
    })
    expect((await manager.call(RevealDocumentNumber, { params: { registrationId }, body: {} as never })).status).toBe(
      400,
    )
    const audits =
      await system.owner`select facts, role from platform.audit_event where action = 'document-number-revealed' and subject_id = ${registrationId}`
    expect(audits).toMatchObject([{ role: 'organisation-manager', facts: { purpose: 'check-identity' } }])
    expect(JSON.stringify(audits)).not.toContain(person.documentNumber)
    expect((await browser.get(GetRegistration, { params: { registrationId } })).history.at(-1)?.kind).toBe(
      'document-revealed',
    )
    expect((await (await system.signIn({ role: 'examiner' })).call(RevealDocumentNumber, reveal)).status).toBe(403)
  })
})
