import { GetPlanningChoices, GetSession, PlanSession } from '@lingjiang/assessment/contract'
import type { TestClient } from '@lingjiang/testkit'
import { expect } from 'vitest'
import { act, type Cast } from './cast.ts'
import { ELECTRICIAN } from './file-organisation.ts'

export const EXAM_DAY = '2027-01-12'
export const THEORY_STARTS = `${EXAM_DAY}T01:00:00.000Z`
const CAPACITY = 210
const PANEL = 3
/** Three rounds of an hour and a half in the afternoon. */
const ROUNDS = [
  ['05:00', '06:30'],
  ['06:30', '08:00'],
  ['08:00', '09:30'],
] as const

type Choices = Awaited<ReturnType<typeof choicesOf>>
const choicesOf = (client: TestClient) => client.get(GetPlanningChoices)

/** Theory for all in the computer room, then practice in five workshops, three examiners each, in three rounds. */
function slotsOf(choices: Choices) {
  const rooms = choices.sites[0]?.rooms ?? []
  const examiners = choices.people.filter((person) => person.kind === 'examiner')
  const supervisors = choices.people.filter((person) => person.kind === 'internal-supervisor')
  const workshops = rooms.filter((room) => room.purpose === 'practical')
  const duty =
    (role: 'invigilator' | 'internal-supervisor' | 'lead-examiner' | 'examiner') => (one: { id: string }) => ({
      staffId: one.id,
      role,
    })
  const theory = {
    subject: 'theory' as const,
    roomId: rooms.find((room) => room.purpose === 'computer')?.id ?? '',
    startsAt: THEORY_STARTS,
    endsAt: `${EXAM_DAY}T02:30:00Z`,
    seats: CAPACITY,
    duties: [...examiners.map(duty('invigilator')), ...supervisors.map(duty('internal-supervisor'))],
  }
  const practical = ROUNDS.flatMap(([from, to]) =>
    workshops.map((room, place) => ({
      subject: 'practical' as const,
      roomId: room.id,
      startsAt: `${EXAM_DAY}T${from}:00Z`,
      endsAt: `${EXAM_DAY}T${to}:00Z`,
      seats: CAPACITY / (ROUNDS.length * workshops.length),
      duties: examiners
        .slice(place * PANEL, (place + 1) * PANEL)
        .map((one, i) => duty(i === 0 ? 'lead-examiner' : 'examiner')(one)),
    })),
  )
  return [theory, ...practical]
}

/** A session for 210 electricians of level 4: planned, filed, accepted by the city of the site, announced. @returns ids of session and case */
export async function announceSession({ manager, city }: Cast) {
  const choices = await choicesOf(manager)
  const { sessionId, checks } = await manager.get(PlanSession, {
    body: {
      ...{ occupationCode: ELECTRICIAN, level: '4', audience: 'public', kind: 'regular' },
      siteId: choices.sites[0]?.id ?? '',
      methods: ['computer-exam', 'practical-operation'],
      ...{ feeFen: 12_000, capacity: CAPACITY },
      ...{ registrationOpensOn: '2026-12-02', registrationClosesOn: '2026-12-25', firstDay: EXAM_DAY },
      notice: '请携带身份证件原件，提前一小时签到。',
      slots: slotsOf(choices),
    },
  })
  expect(checks.filter((check) => !check.met)).toEqual([])
  const { caseId } = await manager.get(GetSession, { params: { sessionId } })
  await act(manager, caseId ?? '', 'file')
  await act(city, caseId ?? '', 'accept')
  await act(manager, caseId ?? '', 'publish')
  return { sessionId, caseId: caseId ?? '' }
}
