import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { personStore } from '@lingjiang/identity/server'
import { type AccountActor, instant, plainDate, type Role } from '@lingjiang/kernel'
import { NOON, testApp } from '@lingjiang/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { GetPlanningChoices, GetSession, ListRegistrations } from '../contract/index.ts'
import { type SessionStop, seedSession } from './index.ts'
import { filedOrganisations } from './testing/filed-organisation.ts'
import { asSystem, FIVE_YEARS } from './testing/scene.ts'

const system = testApp()
let organisation: Awaited<ReturnType<typeof filedOrganisations>>[number]
let choices: Awaited<ReturnType<typeof choicesOf>>
let day = 1
const choicesOf = () => organisation.manager.get(GetPlanningChoices)
const actor = (role: Role): AccountActor => ({
  kind: 'account',
  accountId: crypto.randomUUID(),
  mandateId: crypto.randomUUID(),
  role,
  regions: [],
})

beforeAll(async () => {
  const [first] = await filedOrganisations(system, 1)
  if (!first) throw new Error('an organisation was asked for')
  organisation = first
  choices = await choicesOf()
})

async function seeded(stop: SessionStop) {
  day += 1
  const firstDay = `2026-12-${String(day).padStart(2, '0')}`
  const [site] = choices.sites
  const roomOf = (purpose: string) => site?.rooms.find((room) => room.purpose === purpose)?.id ?? ''
  const of = (kind: string) => choices.people.filter((person) => person.kind === kind).map((person) => person.id)
  const watch = { staffId: of('internal-supervisor')[0] ?? '', role: 'internal-supervisor' as const }
  const people = Array.from({ length: 6 }, (_, index) => syntheticPerson('seed', day * 100 + index))
  return asSystem(system, async (tx) => {
    const known = await personStore.ensure(
      tx,
      system.app.services.vault,
      people.map((person) => ({ ...person, synthetic: true })),
      NOON,
    )
    return seedSession(tx, system.app.services, {
      organisationId: organisation.organisationId,
      draft: {
        occupationCode: '6-31-01-03',
        level: '4',
        audience: 'public',
        kind: 'regular',
        siteId: site?.id ?? '',
        methods: ['computer-exam', 'practical-operation'],
        feeFen: 10_000,
        capacity: 15,
        registrationOpensOn: '2026-10-12',
        registrationClosesOn: '2026-11-13',
        firstDay,
        notice: '',
        slots: [
          {
            subject: 'theory',
            roomId: roomOf('computer'),
            startsAt: `${firstDay}T01:00:00Z`,
            endsAt: `${firstDay}T02:30:00Z`,
            seats: 15,
            duties: [
              ...of('examiner')
                .slice(0, 2)
                .map((staffId) => ({ staffId, role: 'invigilator' as const })),
              watch,
            ],
          },
          {
            subject: 'practical',
            roomId: roomOf('practical'),
            startsAt: `${firstDay}T05:00:00Z`,
            endsAt: `${firstDay}T08:00:00Z`,
            seats: 15,
            duties: [
              ...of('examiner').map((staffId, i) => ({
                staffId,
                role: i === 0 ? ('lead-examiner' as const) : ('examiner' as const),
              })),
              watch,
            ],
          },
        ],
      },
      stop,
      plannedAt: instant('2026-09-21T01:00:00Z'),
      candidates: people.map((person, index) => ({
        personId: known[index]?.id ?? '',
        person,
        alternative: '4a',
        claim: {
          ...FIVE_YEARS,
          level: '4',
          bornOn: person.bornOn,
          work: [{ relation: 'same', from: plainDate('2015-01-01') }],
        },
      })),
      actors: { manager: actor('organisation-manager'), city: actor('city-officer') },
    })
  })
}

describe('a seeded session', () => {
  test.each<[SessionStop, string, number]>([
    ['draft', 'draft', 0],
    ['filed', 'filed', 0],
    ['returned', 'returned', 0],
    ['accepted', 'accepted', 0],
    ['cancelled', 'cancelled', 0],
    ['open', 'open', 6],
    ['closed', 'closed', 6],
    ['frozen', 'frozen', 6],
  ])('that stops at %s stands there with its record, its candidates and its places', async (stop, state, count) => {
    const sessionId = await seeded(stop)
    const { session, caseId } = await organisation.manager.get(GetSession, { params: { sessionId } })
    expect(session).toMatchObject({ state, taken: count })
    const [file] = await system.owner`select state from process.case_file where id = ${caseId}`
    expect(file?.state).toBe(state)
    const { registrations } = await organisation.manager.get(ListRegistrations, { params: { sessionId } })
    expect(registrations).toHaveLength(count)
    if (stop === 'frozen') expect(registrations.every((one) => one.state === 'admitted' && one.ticketNumber)).toBe(true)
    const audits = await system.owner`select 1 from platform.audit_event where subject_id in (${sessionId}, ${caseId})`
    expect(audits.length).toBeGreaterThan(0)
  })
})
