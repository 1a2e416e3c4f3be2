import { instant, refuse } from '@lingjiang/kernel'
import { endpoint, enterActor, selfCommittedWrite } from '@lingjiang/platform'
import { SaveAnswers, SubmitPaper } from '../contract/delivery.ts'
import { markSitting } from './delivery-marking.ts'
import { answerQueue } from './delivery-queue.ts'
import { appendAnswers, deliveryStore } from './delivery-store.ts'
import { readExamToken } from './delivery-token.ts'

/** The hot path of the exam day: token by signature, answers by group commit, acknowledged when durable. */
export const saveAnswers = selfCommittedWrite(SaveAnswers, async ({ body, bearer, services }) => {
  const sittingId = readExamToken(services.vault, bearer, services.clock.now())
  if (!sittingId) return refuse('exam-token-wrong')
  const given = body.answers.map((answer) => ({ sittingId, epoch: body.epoch, ...answer }))
  const outcomes = await answerQueue(services).save(given)
  const first = outcomes[0]
  if (outcomes.some((one) => one.outcome === 'closed' || one.outcome === 'late')) return refuse('exam-over')
  if (outcomes.some((one) => one.outcome === 'unknown-epoch')) return refuse('paper-not-open')
  const now = services.clock.now()
  return {
    saved: given.map((answer) => answer.counter),
    epoch: first?.epoch ?? body.epoch,
    endsAt: first?.endsAt ?? now,
    now,
  }
})

/** Handing in takes what the client still holds, marks the paper and closes it, in one transaction. A second time answers as the first. */
export const submitPaper = endpoint(SubmitPaper, async ({ tx, body, bearer, services, now, record }) => {
  const at = instant(now)
  const id = readExamToken(services.vault, bearer, at)
  if (!id) return refuse('exam-token-wrong')
  await enterActor(tx, { kind: 'system', job: 'exam-delivery' })
  const sitting = await deliveryStore.lock(tx, id)
  if (!sitting) return refuse('exam-token-wrong')
  const subject = {
    subjectKind: 'assessment.sitting',
    subjectId: id,
    regionCode: sitting.regionCode,
    organisationId: sitting.organisationId,
  }
  if (sitting.state === 'submitted') {
    record({ action: 'paper-handed-in-again', ...subject })
    const answered = (await deliveryStore.countAnswered(tx, [id])).get(id) ?? 0
    return { submittedAt: sitting.submittedAt ?? at, answered }
  }
  if (sitting.state !== 'started' || body.epoch > sitting.epoch) return refuse('paper-not-open')
  const inTime = sitting.closesAt !== null && Date.parse(at) <= Date.parse(sitting.closesAt)
  if (inTime) await appendAnswers(tx, id, body.epoch, body.answers, at)
  const marking = await markSitting(tx, services, sitting)
  await deliveryStore.submit(tx, id, { at, by: inTime ? 'candidate' : 'clock', marking })
  record({ action: 'paper-handed-in', ...subject, facts: { answered: marking.answered } })
  return { submittedAt: at, answered: marking.answered }
})
