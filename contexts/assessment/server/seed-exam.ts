import { randomUUID } from 'node:crypto'
import { seededLot } from '@lingjiang/item-bank/server'
import { type Actor, BrokenInvariant, type Instant, instant, isRefused } from '@lingjiang/kernel'
import { enterActor, findCaseOf, lockCase, performAction, type Services } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { markPaper, sessionProcess, totalOf } from '../domain/index.ts'
import { paperStore } from './delivery-paper-store.ts'
import { listSeatsOf } from './delivery-seats-store.ts'
import { examSteps } from './exam-steps.ts'
import { scoringSlotStore } from './scoring-slot-store.ts'
import { type Sheet, sessionRubricStore, sheetDigest } from './scoring-store.ts'
import { type SeededAnswer, seedExamStore } from './seed-exam-store.ts'
import { sessionHandler } from './session-case.ts'
import { type Session, sessionStore } from './session-store.ts'

/** How far a seeded session goes after its list is frozen. */
export const EXAM_STOPS = ['ready', 'running', 'scoring', 'publicity', 'review', 'approved'] as const
export type ExamStop = (typeof EXAM_STOPS)[number]

export type ExamSeed = {
  readonly sessionId: string
  readonly stop: ExamStop
  readonly actors: { readonly manager: Actor; readonly city: Actor }
  /** Makes answers and marks: the same seed gives the same exam. */
  readonly seed: string
  /** From 0 to 1: how likely a candidate answers right, and the share of marks on the sheets; `absent` stays away. By default most pass. */
  readonly abilityOf?: (registrationId: string, place: number) => number | 'absent'
}

const SYSTEM = { kind: 'system', job: 'seed-exams' } as const
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const later = (at: string, ms: number): Instant => instant(Date.parse(at) + ms)

/**
 * Takes a session whose list is frozen on to `stop`, at moments around its exam: the paper is drawn and sealed, rooms open, candidates answer,
 * panels sign, results are published and approved by the same rules and records as real ones. For a demonstration province; runs as the system.
 */
export async function seedExam(tx: Tx, services: Services, seed: ExamSeed): Promise<void> {
  const slots = await seedExamStore.listSlots(tx, seed.sessionId)
  const [first, last] = [slots[0], slots.at(-1)]
  if (!first || !last) throw new BrokenInvariant(`the session ${seed.sessionId} has no slots`)
  const reach = (stop: ExamStop) => EXAM_STOPS.indexOf(seed.stop) >= EXAM_STOPS.indexOf(stop)
  const move = (action: string, actor: Actor, now: Instant) => take(tx, services, seed, action, actor, now)
  await move('prepare', seed.actors.manager, later(first.startsAt, -DAY_MS))
  if (!reach('running')) return
  await move('start', SYSTEM, instant(first.startsAt))
  const session = await sessionStore.find(tx, seed.sessionId)
  if (!session) throw new BrokenInvariant('a session went away')
  await sitTheory(tx, services, session, seed, reach('scoring'))
  if (!reach('scoring')) return
  await move('finish', seed.actors.manager, later(last.endsAt, HOUR_MS))
  if (seed.stop === 'scoring') return scorePractical(tx, session, seed, later(last.endsAt, HOUR_MS), 0.6)
  await scorePractical(tx, session, seed, later(last.endsAt, HOUR_MS), 1)
  const published = later(last.endsAt, DAY_MS)
  await move('publish-results', seed.actors.manager, published)
  if (!reach('review')) return
  await move('end-publicity', SYSTEM, later(published, 8 * DAY_MS))
  if (reach('approved')) await move('approve-results', seed.actors.city, later(published, 9 * DAY_MS))
}

async function take(tx: Tx, services: Services, seed: ExamSeed, action: string, actor: Actor, now: Instant) {
  const found = await findCaseOf(tx, sessionProcess.name, seed.sessionId)
  const file = found && (await lockCase(tx, found.id))
  if (!file) throw new BrokenInvariant(`the session ${seed.sessionId} has no case`)
  const moved = await performAction(tx, sessionHandler(examSteps), file, { action, actor, now }, services)
  await enterActor(tx, SYSTEM)
  if (isRefused(moved)) throw new BrokenInvariant(`${action}: ${moved.code} ${JSON.stringify(moved.facts)}`)
}

const USUAL_ABILITY = (lot: (label: string) => number) => (registrationId: string) =>
  lot(`absent ${registrationId}`) < 0.04 ? ('absent' as const) : 0.62 + 0.36 * lot(`ability ${registrationId}`)

async function sitTheory(tx: Tx, services: Services, session: Session, seed: ExamSeed, over: boolean): Promise<void> {
  const lot = seededLot(seed.seed)
  const abilityOf = seed.abilityOf ?? USUAL_ABILITY(lot)
  const head = await paperStore.findOf(tx, session.id)
  if (!head) return
  const key = await paperStore.key(tx, services.vault, head.id)
  const { questions } = await paperStore.questions(tx, services.vault, head.id)
  const slots = new Map((await seedExamStore.listSlots(tx, session.id)).map((slot) => [slot.id, slot]))
  const answers: SeededAnswer[] = []
  for (const [place, sitting] of (await seedExamStore.listSittings(tx, session.id)).entries()) {
    const slot = slots.get(sitting.slotId)
    if (!slot) continue
    const ability = abilityOf(sitting.registrationId, place)
    const { startsAt, endsAt } = slot
    if (ability === 'absent') {
      if (over)
        await seedExamStore.setSitting(tx, {
          id: sitting.id,
          state: 'absent',
          startsAt,
          endsAt,
          submittedAt: null,
          marking: null,
        })
      continue
    }
    const given = new Map<number, readonly string[]>()
    const reached = over ? key.length : Math.round(key.length * lot(`reached ${sitting.registrationId}`))
    for (const [index, item] of key.slice(0, reached).entries()) {
      const label = `${sitting.registrationId} ${item.number}`
      const choices = questions[index]?.choices.map((choice) => choice.identifier) ?? []
      const wrong = choices.filter((choice) => !item.key.includes(choice))
      const right = lot(label) < ability
      const chosen = right ? item.key : [wrong[Math.floor(lot(`wrong ${label}`) * wrong.length)] ?? choices[0] ?? '']
      given.set(item.number, chosen)
      const at = later(startsAt, (index + 1) * 60_000)
      answers.push({ sittingId: sitting.id, counter: index + 1, item: item.number, choices: chosen.join(','), at })
    }
    const submittedAt = over
      ? later(startsAt, Math.min(Date.parse(endsAt) - Date.parse(startsAt), (key.length + 5) * 60_000))
      : null
    const marking = over ? markPaper(key, given) : null
    await seedExamStore.setSitting(tx, {
      id: sitting.id,
      state: over ? 'submitted' : 'started',
      startsAt,
      endsAt,
      submittedAt,
      marking,
    })
  }
  await seedExamStore.addAnswers(tx, answers)
  const [slot] = slots.values()
  await seedExamStore.setRooms(
    tx,
    session.id,
    over ? 'closed' : 'open',
    (over ? slot?.endsAt : slot?.startsAt) ?? seed.seed,
  )
}

/** Signs the sheets of each panel for the first `share` of its candidates: near the candidate's ability, each member a little off. */
async function scorePractical(tx: Tx, session: Session, seed: ExamSeed, now: Instant, share: number): Promise<void> {
  const lot = seededLot(seed.seed)
  const abilityOf = seed.abilityOf ?? USUAL_ABILITY(lot)
  const sheets: (Sheet & { signature: unknown; now: string })[] = []
  for (const panel of await scoringSlotStore.panels(tx, session.id)) {
    const stations = (await sessionRubricStore.stations(tx, session.id, panel.subject)) ?? []
    const seats = (await listSeatsOf(tx, session.id, panel.subject)).filter((seat) => seat.slotId === panel.slotId)
    for (const [place, seat] of seats.slice(0, Math.ceil(seats.length * share)).entries())
      for (const member of panel.members) {
        const ability = abilityOf(seat.registrationId, place)
        const near = ability === 'absent' ? 0 : ability + 0.1 * (lot(`${member} ${seat.registrationId}`) - 0.4)
        const marks =
          ability === 'absent'
            ? {}
            : Object.fromEntries(
                stations
                  .flatMap((station) => station.criteria)
                  .map((one) => [one.code, Math.min(one.maxTenths, Math.round((one.maxTenths * near) / 5) * 5)]),
              )
        sheets.push(signed(session, panel.slotId, panel.subject, seat.registrationId, member, marks, now))
      }
  }
  await seedExamStore.addSignedSheets(tx, sheets)
}

function signed(
  session: Session,
  slotId: string,
  subject: Sheet['subject'],
  registrationId: string,
  member: string,
  marks: Readonly<Record<string, number>>,
  now: Instant,
) {
  const sheet: Sheet = {
    id: randomUUID(),
    registrationId,
    sessionId: session.id,
    slotId,
    organisationId: session.organisationId,
    regionCode: session.regionCode,
    subject,
    examinerPersonId: member,
    version: 1,
    revision: 1,
    state: 'signed',
    marks,
    absent: Object.keys(marks).length === 0,
    remark: '',
    totalTenths: totalOf(marks),
    supersedes: null,
    reason: null,
    digest: null,
    signedAt: now,
  }
  const digest = sheetDigest(sheet)
  return { ...sheet, digest, signature: { method: 'seeded', personId: member, at: now, digest }, now }
}
