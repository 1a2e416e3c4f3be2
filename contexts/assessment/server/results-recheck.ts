import {
  type AccountActor,
  dayOf,
  instant,
  type PlainDate,
  plainDate,
  refuse,
  SKILL_LEVEL_NAMES,
  type SkillLevel,
} from '@lingjiang/kernel'
import { type CaseHandler, endpoint, enterActor, eventOf, findCaseOf, openCase } from '@lingjiang/platform'
import { assessmentEvents } from '../contract/events.ts'
import { AskRecheck, GetRecheck, ListMyResults } from '../contract/results.ts'
import { isWithin, recheckProcess, recheckWindow } from '../domain/index.ts'
import { examPolicy } from './exam-policy.ts'
import { registrationStore } from './registration-store.ts'
import { recheckStore } from './results-recheck-store.ts'
import { recordResults, refreshPublicity } from './results-record.ts'
import { resultStore } from './results-store.ts'
import { sessionStore } from './session-store.ts'

const asPerson = (actor: unknown) => (actor as AccountActor).personId

export const askRecheck = endpoint(AskRecheck, async ({ tx, params, body, actor, now, record }) => {
  const person = asPerson(actor)
  const own = person
    ? (await resultStore.listOwn(tx, person)).find((one) => one.registrationId === params.registrationId)
    : undefined
  if (!person || !own?.publishedOn) return refuse('not-found')
  if (own.approvedAt) return refuse('results-approved-already')
  const policy = await examPolicy(tx, own.regionCode, instant(now))
  const window = recheckWindow(plainDate(own.publishedOn), policy)
  if (!isWithin(window, dayOf(instant(now)))) return refuse('recheck-window-over')
  if (body.subjects.some((subject) => !own.scores.some((score) => score.subject === subject)))
    return refuse('subject-not-required')
  await enterActor(tx, { kind: 'system', job: 'ask-recheck' })
  // Holding the session makes an approval at the same moment wait, and see this request.
  const session = await sessionStore.lock(tx, own.sessionId)
  if (!session || !['publicity', 'review'].includes(session.state)) return refuse('results-approved-already')
  const lineage = await resultStore.lineage(tx, own.registrationId)
  const scoreVersions = Object.fromEntries(lineage.map((score) => [score.subject, score.version]))
  const common = { organisationId: session.organisationId, regionCode: session.regionCode, personId: person }
  const recheckId = await recheckStore.insert(tx, {
    ...common,
    registrationId: own.registrationId,
    sessionId: session.id,
    subjects: body.subjects,
    reason: body.reason,
    askedAt: now,
    scoreVersions,
  })
  if (!recheckId) return refuse('recheck-asked-already')
  const title = `${session.occupationName} ${SKILL_LEVEL_NAMES[session.level as SkillLevel].zh} · ${session.siteName}`
  const caseId = await openCase(tx, recheckProcess, {
    ...common,
    subjectId: recheckId,
    title,
    actor,
    now: instant(now),
  })
  record({ action: 'recheck-asked', subjectKind: 'assessment.recheck', subjectId: recheckId, ...common })
  return { recheckId, caseId }
})

/** The organisation concludes: the scores decide whether anything was corrected, not the button. */
export const recheckCases: CaseHandler = {
  process: recheckProcess,
  subjectPath: (id) => `/results/rechecks/${id}`,
  async act({ tx, case: file, action, actor, now, reason, publish }) {
    const recheck = await recheckStore.find(tx, file.subjectId)
    if (!recheck) return refuse('not-found')
    if (action === 'withdraw') {
      await recheckStore.close(tx, recheck.id, 'withdrawn', null, now)
      return undefined
    }
    const session = await sessionStore.find(tx, recheck.sessionId)
    if (!session) return refuse('not-found')
    const collected = await recordResults(tx, session, { actor, now, reason })
    await refreshPublicity(tx, session.id, collected)
    const lineage = await resultStore.lineage(tx, recheck.registrationId)
    const corrected = lineage.some((score) => score.version > (recheck.scoreVersions[score.subject] ?? 0))
    const outcome = corrected ? 'corrected' : 'unchanged'
    await recheckStore.close(tx, recheck.id, outcome, reason, now)
    const concluded = { recheckId: recheck.id, registrationId: recheck.registrationId, outcome } as const
    publish(eventOf(assessmentEvents, 'recheck-concluded', concluded))
    return { to: outcome, facts: { outcome } }
  },
}

export const getRecheck = endpoint(GetRecheck, async ({ tx, params }) => {
  const recheck = await recheckStore.find(tx, params.recheckId)
  const registration = recheck && (await registrationStore.find(tx, recheck.registrationId))
  if (!recheck || !registration) return refuse('not-found')
  const file = await findCaseOf(tx, recheckProcess.name, recheck.id)
  const { id, reason, askedAt, outcome, answer } = recheck
  return {
    recheck: { id, caseId: file?.id ?? null, subjects: [...recheck.subjects], reason, askedAt, outcome, answer },
    registrationId: recheck.registrationId,
    sessionId: recheck.sessionId,
    name: registration.candidateName,
    ticketNumber: registration.ticketNumber ?? '',
  }
})

export const listMyResults = endpoint(ListMyResults, async ({ tx, actor, now }) => {
  const person = asPerson(actor)
  if (!person) return { results: [] }
  const own = await resultStore.listOwn(tx, person)
  const rechecks = await recheckStore.listOfRegistrations(
    tx,
    own.map((result) => result.registrationId),
  )
  const today = dayOf(instant(now))
  const results = []
  for (const result of own) {
    const policy = await examPolicy(tx, result.regionCode, instant(now))
    const window = recheckWindow((result.publishedOn ?? today) as PlainDate, policy)
    results.push({
      registrationId: result.registrationId,
      sessionId: result.sessionId,
      occupation: result.occupation,
      level: result.level,
      organisation: result.organisation,
      examDay: result.examDay,
      publishedOn: result.publishedOn ?? today,
      approved: result.approvedAt !== null,
      outcome: result.outcome,
      scores: result.scores.map((score) => ({ ...score })),
      recheckUntil: result.approvedAt === null && isWithin(window, today) ? window.to : null,
      rechecks: rechecks
        .filter((recheck) => recheck.registrationId === result.registrationId)
        .map((recheck) => ({
          id: recheck.id,
          caseId: recheck.caseId,
          subjects: [...recheck.subjects],
          reason: recheck.reason,
          askedAt: recheck.askedAt,
          outcome: recheck.outcome,
          answer: recheck.answer,
        })),
    })
  }
  return { results }
})
