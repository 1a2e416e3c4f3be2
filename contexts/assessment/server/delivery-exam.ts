import { documentIndex, personStore } from '@lingjiang/identity/server'
import { seededLot } from '@lingjiang/item-bank/server'
import { type Instant, instant, type Refused, refuse, SKILL_LEVEL_NAMES, type SkillLevel } from '@lingjiang/kernel'
import { type Context, endpoint, enterActor } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { GetSitting, OpenPaper, SignInToExam } from '../contract/delivery.ts'
import { decideStart, endOfSitting, orderForVariant, remainingSeconds } from '../domain/index.ts'
import { paperStore, type Question } from './delivery-paper-store.ts'
import { deliveryStore, type Sitting } from './delivery-store.ts'
import { examToken, readExamToken } from './delivery-token.ts'
import { examPolicy } from './exam-policy.ts'

const EXAM = { kind: 'system', job: 'exam-delivery' } as const
/** Sign-ins from one machine and for one ticket. */
const MACHINE_LIMIT = [{ count: 120, seconds: 60 }] as const
const TICKET_LIMIT = [{ count: 10, seconds: 300 }] as const
const OPENING_LIMIT = [{ count: 30, seconds: 60 }] as const
const DAY_MS = 86_400_000

/** 准考证号 + 证件号: at the machine, before the invigilator confirms. A wrong ticket and a wrong number sound the same. */
export const signInToExam = endpoint(SignInToExam, async ({ tx, body, now, services, client, record }) => {
  const ticket = body.ticketNumber.normalize('NFKC').trim()
  const wait =
    services.limits.take(`exam sign-in ${client.address}`, MACHINE_LIMIT) ||
    services.limits.take(`exam ticket ${ticket}`, TICKET_LIMIT)
  if (wait) return refuse('too-many-requests', { seconds: wait })
  await enterActor(tx, EXAM)
  const at = instant(now)
  const sittings = await deliveryStore.findByTicket(tx, ticket, at)
  const sitting = sittings.find((one) => Date.parse(one.slotEndsAt) + DAY_MS / 2 > Date.parse(at))
  const number = body.documentNumber.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  const person = sitting
    ? await personStore.findByDocument(tx, services.vault, sitting.documentType, number)
    : undefined
  // The same work without a ticket, so that time does not tell which of the two was wrong.
  if (!sitting) documentIndex(services.vault, 'resident-id', number)
  if (!sitting || person?.id !== sitting.personId) return refuse('ticket-or-document-wrong')
  record({
    action: 'exam-signed-in',
    subjectKind: 'assessment.sitting',
    subjectId: sitting.id,
    regionCode: sitting.regionCode,
    organisationId: sitting.organisationId,
  })
  const token = examToken(services.vault, sitting.id, instant(Date.parse(sitting.slotEndsAt) + DAY_MS / 2))
  return { token, sitting: await sittingReply(tx, sitting, at) }
})

export const getSitting = endpoint(GetSitting, async ({ tx, bearer, services, now }) => {
  const id = readExamToken(services.vault, bearer, instant(now))
  if (!id) return refuse('exam-token-wrong')
  await enterActor(tx, EXAM)
  const sitting = await deliveryStore.find(tx, id)
  return sitting ? sittingReply(tx, sitting, instant(now)) : refuse('exam-token-wrong')
})

export const openPaper = endpoint(OpenPaper, async (context) => {
  const { tx, bearer, services, record } = context
  const now = instant(context.now)
  const id = readExamToken(services.vault, bearer, now)
  if (!id) return refuse('exam-token-wrong')
  const wait = services.limits.take(`exam paper ${id}`, OPENING_LIMIT)
  if (wait) return refuse('too-many-requests', { seconds: wait })
  await enterActor(tx, EXAM)
  const sitting = await deliveryStore.lock(tx, id)
  if (!sitting) return refuse('exam-token-wrong')
  const opened = await openSitting(tx, sitting, now)
  if ('ok' in opened) return opened
  record({
    action: opened.epoch === 1 ? 'exam-started' : 'exam-resumed',
    subjectKind: 'assessment.sitting',
    subjectId: id,
    regionCode: sitting.regionCode,
    organisationId: sitting.organisationId,
    facts: { epoch: opened.epoch, address: context.client.address },
  })
  const questions = await questionsFor(tx, services, sitting)
  const answers = (await deliveryStore.answersOf(tx, [id])).get(id) ?? new Map<number, readonly string[]>()
  return {
    epoch: opened.epoch,
    variant: sitting.variant,
    title: titleOf(sitting),
    candidateName: sitting.candidateName,
    endsAt: opened.endsAt,
    now,
    remainingSeconds: remainingSeconds(opened.endsAt, now),
    questions: questions.map((question) => ({ ...question, choices: [...question.choices] })),
    answers: [...answers].map(([number, choices]) => ({ number, choices: [...choices] })),
  }
})

async function openSitting(
  tx: Tx,
  sitting: Sitting,
  now: Instant,
): Promise<{ readonly epoch: number; readonly endsAt: string } | Refused> {
  const policy = await examPolicy(tx, sitting.regionCode, now)
  const times = { startsAt: sitting.slotStartsAt, endsAt: sitting.slotEndsAt }
  const decided = decideStart(sitting, sitting.roomState === 'open', times, now, policy)
  if (typeof decided !== 'string') return decided
  const end = endOfSitting(times, sitting.extraMinutes, policy)
  return { epoch: await deliveryStore.open(tx, sitting.id, { now, ...end }), endsAt: end.endsAt }
}

/** Papers in the clear without their keys, by paper and variant: the same two for a whole session. */
const shown = new Map<string, readonly Question[]>()
const MOST_SHOWN = 60

async function questionsFor(
  tx: Tx,
  services: Pick<Context<typeof OpenPaper>['services'], 'vault'>,
  sitting: Sitting,
): Promise<readonly Question[]> {
  const name = `${sitting.paperId} ${sitting.variant}`
  const known = shown.get(name)
  if (known) return known
  const { seed, questions } = await paperStore.questions(tx, services.vault, sitting.paperId)
  const lot = seededLot(`${seed}/${sitting.variant}`)
  const ordered = orderForVariant(questions, lot)
  const [oldest] = shown.keys()
  if (shown.size >= MOST_SHOWN && oldest) shown.delete(oldest)
  shown.set(name, ordered)
  return ordered
}

async function sittingReply(tx: Tx, sitting: Sitting, now: Instant) {
  const answered = (await deliveryStore.countAnswered(tx, [sitting.id])).get(sitting.id) ?? 0
  const minutes = Math.round((Date.parse(sitting.slotEndsAt) - Date.parse(sitting.slotStartsAt)) / 60_000)
  return {
    state: sitting.state,
    candidate: {
      name: sitting.candidateName,
      ticketNumber: sitting.ticketNumber,
      documentMasked: sitting.documentMasked,
      seat: sitting.seat,
    },
    exam: {
      title: titleOf(sitting),
      organisation: sitting.organisationName,
      room: sitting.roomName,
      startsAt: sitting.slotStartsAt,
      endsAt: sitting.endsAt ?? sitting.slotEndsAt,
      minutes,
      questions: sitting.questions,
    },
    roomOpen: sitting.roomState === 'open',
    now,
    remainingSeconds: sitting.endsAt ? remainingSeconds(sitting.endsAt, now) : null,
    submittedAt: sitting.submittedAt,
    answered,
  }
}

function titleOf(sitting: Sitting): string {
  const [occupation = '', level = ''] = sitting.title.split(' ')
  return `${occupation}（${SKILL_LEVEL_NAMES[level as SkillLevel]?.zh ?? level}）`
}
