import { randomUUID } from 'node:crypto'
import { personStore } from '@lingjiang/identity/server'
import { seedSampleBanks } from '@lingjiang/item-bank/server'
import { instant, isRefused } from '@lingjiang/kernel'
import { openCase, transactAsSystem } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { waitingRoles } from '@lingjiang/process'
import type { TestApp } from '@lingjiang/testkit'
import { sessionProcess } from '../../domain/index.ts'
import { prepareSession, sessionStore } from '../index.ts'

/** 09:00 to 10:30 in Beijing on the day of the exam. */
export const STARTS = '2026-11-24T01:00:00.000Z'
export const ENDS = '2026-11-24T02:30:00.000Z'

export type Candidate = {
  readonly registrationId: string
  readonly personId: string
  readonly name: string
  readonly ticket: string
  readonly document: string
}
export type ExamScene = {
  readonly organisationId: string
  readonly sessionId: string
  readonly theorySlot: string
  readonly practicalSlot: string
  readonly reviewSlot: string
  readonly invigilator: string
  readonly examiners: readonly string[]
  readonly candidates: readonly Candidate[]
}
type Options = {
  readonly candidates?: number
  readonly level?: '4' | '2'
  readonly state?: string
  readonly organisationId?: string
}

let count = 0

/** A session with its rooms, people and seated candidates, its paper drawn: everything that stands before the first candidate sits down. */
export async function examScene(system: Pick<TestApp, 'app' | 'clock'>, options: Options = {}): Promise<ExamScene> {
  const { services } = system.app
  const ids = Array.from({ length: 10 }, () => randomUUID())
  const [freshId, sessionId, planId, theorySlot, practicalSlot, reviewSlot, invigilator, ...examiners] = ids as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    ...string[],
  ]
  const organisationId = options.organisationId ?? freshId
  const level = options.level ?? '4'
  const now = instant(system.clock.now())
  const slots = [
    { id: theorySlot, subject: 'theory', from: STARTS, to: ENDS, role: 'invigilator', people: [invigilator] },
    {
      id: practicalSlot,
      subject: 'practical',
      from: '2026-11-24T03:00:00Z',
      to: '2026-11-24T05:00:00Z',
      role: 'examiner',
      people: examiners,
    },
    ...(level === '2'
      ? [
          {
            id: reviewSlot,
            subject: 'review',
            from: '2026-11-24T06:00:00Z',
            to: '2026-11-24T08:00:00Z',
            role: 'review-panel',
            people: examiners,
          },
        ]
      : []),
  ]
  const candidates = await transactAsSystem(services.db, 'scene', async (tx) => {
    await seedSampleBanks(tx, services.vault, now)
    await tx`insert into assessment.plan (id, organisation_id, organisation_name, region_code, occupation_code, occupation_name, level, audience, created_at)
      values (${planId}, ${organisationId}, '岭南示范公司', '440106', '6-31-01-03', '电工', ${level}, 'public', ${now})`
    await tx`insert into assessment.session (id, plan_id, organisation_id, region_code, site_id, site_name, site_address, state, methods, fee_fen, capacity,
        first_day, last_day, registration_opens_on, registration_closes_on, published_at, created_at, changed_at)
      values (${sessionId}, ${planId}, ${organisationId}, '440106', ${randomUUID()}, '天河考点', '天河路 1 号', ${options.state ?? 'ready'},
        '{computer-exam,practical-operation}', 0, 6000, '2026-11-24', '2026-11-24', '2026-10-01', '2026-11-10', ${now}, ${now}, ${now})`
    for (const slot of slots) {
      await tx`insert into assessment.session_slot (id, session_id, subject, room_id, room_name, during, seats)
        values (${slot.id}, ${sessionId}, ${slot.subject}, ${randomUUID()}, '一号考场', ${`[${slot.from},${slot.to})`}, 6000)`
      for (const person of slot.people)
        await tx`insert into assessment.session_duty (id, session_id, slot_id, role, person_id, name, during)
          values (${randomUUID()}, ${sessionId}, ${slot.id}, ${slot.role}, ${person}, ${`考评${person.slice(0, 4)}`}, ${`[${slot.from},${slot.to})`})`
    }
    const made = await seatCandidates(
      tx,
      services.vault,
      { organisationId, sessionId, slots, now },
      options.candidates ?? 3,
    )
    const session = await sessionStore.find(tx, sessionId)
    if (!session) throw new Error('no session')
    const actor = { kind: 'system' as const, job: 'scene' }
    const prepared = await prepareSession(tx, services, session, { actor, now, seed: 'scene' })
    if (isRefused(prepared)) throw new Error(prepared.code)
    const caseId = await openCase(tx, sessionProcess, {
      subjectId: sessionId,
      title: '电工',
      regionCode: '440106',
      organisationId,
      actor,
      now,
    })
    const state = options.state ?? 'ready'
    await tx`update process.case_file set state = ${state}, waiting_roles = ${[...waitingRoles(sessionProcess, state)]} where id = ${caseId}`
    return made
  })
  return { organisationId, sessionId, theorySlot, practicalSlot, reviewSlot, invigilator, examiners, candidates }
}

type Place = {
  readonly organisationId: string
  readonly sessionId: string
  readonly slots: readonly { readonly id: string }[]
  readonly now: string
}

async function seatCandidates(
  tx: Tx,
  vault: Parameters<typeof personStore.ensure>[1],
  place: Place,
  wanted: number,
): Promise<readonly Candidate[]> {
  const first = count
  count += wanted
  const people = Array.from({ length: wanted }, (_, i) => ({
    name: `考生${'甲乙丙丁戊己庚辛'[i % 8]}`,
    documentType: 'resident-id',
    documentNumber: `44010619900101${String(first + i).padStart(4, '0')}`,
    sex: 'male' as const,
    bornOn: '1990-01-01',
    phone: null,
    synthetic: true,
  }))
  const persons = await personStore.ensure(tx, vault, people, place.now)
  const made = persons.map((person, i) => ({
    registrationId: randomUUID(),
    personId: person.id,
    name: person.name,
    ticket: `26112444000012${String(first + i).padStart(5, '0')}`,
    document: people[i]?.documentNumber ?? '',
  }))
  for (let from = 0; from < made.length; from += 1000) {
    const part = made.slice(from, from + 1000)
    await tx`insert into assessment.registration ${tx(
      part.map((candidate) => ({
        id: candidate.registrationId,
        number: `B${candidate.ticket}`,
        sessionId: place.sessionId,
        organisationId: place.organisationId,
        regionCode: '440106',
        personId: candidate.personId,
        candidateName: candidate.name,
        documentType: 'resident-id',
        documentMasked: '4401**********0011',
        source: 'demo',
        alternative: '4a',
        claim: '{}',
        evaluation: '{}',
        state: 'admitted',
        ticketNumber: candidate.ticket,
        submittedAt: place.now,
        changedAt: place.now,
      })),
    )}`
    for (const slot of place.slots)
      await tx`insert into assessment.seat ${tx(part.map((candidate, i) => ({ registrationId: candidate.registrationId, slotId: slot.id, number: from + i + 1 })))}`
  }
  return made
}
