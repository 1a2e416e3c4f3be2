import {
  type AccountActor,
  dayOf,
  instant,
  isRefused,
  PROVINCE,
  prefixOf,
  type RegionCode,
  refuse,
} from '@lingjiang/kernel'
import { endpoint, enterActor, findCaseOf, publicRead } from '@lingjiang/platform'
import { EnterScore, GetPublicity, GetScoreHistory, GetSessionResults, ListPublicity } from '../contract/results.ts'
import { correctScore, parseScore, recordScore, sessionProcess } from '../domain/index.ts'
import { paperStore } from './delivery-paper-store.ts'
import { examPolicy } from './exam-policy.ts'
import { registrationStore } from './registration-store.ts'
import { type Collected, collectResults } from './results-collect.ts'
import { publicityStore } from './results-publicity-store.ts'
import { hasOpenRecheck, recheckStore } from './results-recheck-store.ts'
import { nameOfActor, recordResults, refreshPublicity } from './results-record.ts'
import { resultStore } from './results-store.ts'
import { sheetStore } from './scoring-store.ts'
import { type Session, sessionStore } from './session-store.ts'

/** Once the paper has been sat, its seed may be known: the draw can be checked. */
const SEED_OPEN = ['scoring', 'publicity', 'review', 'approved', 'issued', 'archived']

export const getSessionResults = endpoint(GetSessionResults, async ({ tx, params, query, actor, now }) => {
  const session = await sessionStore.find(tx, params.sessionId)
  if (!session || !maySeeResults(actor as AccountActor, session)) return refuse('not-found')
  const collected = await collectResults(tx, session, await examPolicy(tx, session.regionCode, instant(now)))
  const file = await findCaseOf(tx, sessionProcess.name, session.id)
  const publicity = await publicityStore.find(tx, session.id)
  const shown = collected.filter(
    (one) =>
      (!query.outcome || one.outcome === query.outcome) &&
      (!query.text || one.name.includes(query.text) || one.ticketNumber.includes(query.text)) &&
      (!query.cursor || one.ticketNumber > query.cursor),
  )
  const page = shown.slice(0, query.limit)
  const rechecks = await recheckStore.listOfRegistrations(
    tx,
    page.map((one) => one.registrationId),
  )
  const open = new Map(rechecks.filter((one) => one.outcome === null).map((one) => [one.registrationId, one.id]))
  const openCases = new Map<string, string>()
  for (const [registrationId, recheckId] of open)
    openCases.set(registrationId, (await findCaseOf(tx, 'assessment.recheck', recheckId))?.id ?? '')
  const count = (outcome: Collected['outcome']) => collected.filter((one) => one.outcome === outcome).length
  const openRechecks = await recheckStore.countOpen(tx, session.id)
  await enterActor(tx, { kind: 'system', job: 'show-paper' })
  const paper = await paperStore.findOf(tx, session.id)
  return {
    session: {
      id: session.id,
      title: `${session.occupationName} ${session.level} · ${session.siteName}`,
      state: session.state,
      caseId: file?.id ?? null,
      caseVersion: file?.version ?? null,
      required: [...new Set(collected.flatMap((one) => one.required))],
    },
    counts: {
      passed: count('passed'),
      failed: count('failed'),
      incomplete: count('incomplete'),
      rechecks: openRechecks,
    },
    publicity: publicity ? { from: publicity.fromDay, to: publicity.toDay, ended: publicity.endedAt !== null } : null,
    paper: paper
      ? {
          seed: SEED_OPEN.includes(session.state) ? paper.seed : null,
          digest: paper.digest,
          items: paper.items,
          drawnAt: paper.drawnAt,
        }
      : null,
    rows: page.map((one) => ({
      registrationId: one.registrationId,
      name: one.name,
      ticketNumber: one.ticketNumber,
      documentMasked: one.documentMasked,
      outcome: one.outcome,
      scores: one.scores.map(({ changed: _changed, ...score }) => score),
      recheckCaseId: openCases.get(one.registrationId) || null,
    })),
    next: shown.length > page.length ? (page.at(-1)?.ticketNumber ?? null) : null,
  }
})

/** Announced sessions are seen by many; their results only by the organisation and the officers of the region. */
function maySeeResults(actor: AccountActor, session: Session): boolean {
  if (actor.role === 'organisation-manager') return actor.organisationId === session.organisationId
  return actor.regions.some((region) => session.regionCode.startsWith(prefixOf(region)))
}

export const getScoreHistory = endpoint(GetScoreHistory, async ({ tx, params }) => {
  const registration = await registrationStore.find(tx, params.registrationId)
  if (!registration) return refuse('not-found')
  const [scores, sheets] = [
    await resultStore.lineage(tx, registration.id),
    await sheetStore.history(tx, registration.id),
  ]
  return {
    name: registration.candidateName,
    ticketNumber: registration.ticketNumber ?? '',
    scores: scores.map(({ registrationId: _r, enteredBy: _e, ...score }) => score),
    sheets: sheets.map(({ id, subject, examiner, version, totalTenths, absent, reason, digest, signedAt }) => ({
      ...{ id, subject, examiner, version, totalTenths, absent, reason, digest, signedAt },
    })),
    marking: (await resultStore.marking(tx, registration.id))?.kinds.map((kind) => ({ ...kind })) ?? null,
    results: [...(await resultStore.versions(tx, registration.id))],
  }
})

export const enterScore = endpoint(EnterScore, async ({ tx, params, body, actor, now, record }) => {
  const registration = await registrationStore.find(tx, params.registrationId)
  const session = registration ? await sessionStore.lock(tx, registration.sessionId) : undefined
  if (!registration || !session) return refuse('not-found')
  const open =
    ['running', 'scoring'].includes(session.state) ||
    (['publicity', 'review'].includes(session.state) && (await hasOpenRecheck(tx, registration.id)))
  if (!open) return refuse('correction-not-open')
  const at = instant(now)
  const before = await recordResults(tx, session, { actor, now: at, reason: null })
  const required = before.find((one) => one.registrationId === registration.id)?.required ?? []
  if (!required.includes(body.subject)) return refuse('subject-not-required')
  const lineage = await resultStore.lineage(tx, registration.id, body.subject)
  if ((lineage.at(-1)?.version ?? 0) !== body.expectedVersion) return refuse('stale-version')
  const tenths = body.score === null ? null : parseScore(body.score)
  if (tenths === undefined) return refuse('score-out-of-range')
  const entry = { tenths, absent: body.absent, by: nameOfActor(actor), at }
  const versions = lineage.map((score) => ({ ...score, by: score.enteredBy, at: instant(score.at) }))
  const decided =
    lineage.length === 0 ? recordScore([], entry) : correctScore(versions, { ...entry, reason: body.reason ?? '' })
  if (isRefused(decided)) return decided
  const score = decided.events[0]?.score
  if (!score) return refuse('score-not-recorded')
  const written = await resultStore.appendScores(tx, [
    {
      registrationId: registration.id,
      subject: body.subject,
      version: score.version,
      tenths: score.tenths,
      absent: score.absent,
      source: lineage.length === 0 ? 'entered' : 'corrected',
      replaces: score.replaces,
      reason: score.reason,
      enteredBy: score.by,
      at,
    },
  ])
  if (written === 0) return refuse('stale-version')
  const collected = await recordResults(tx, session, { actor, now: at, reason: score.reason })
  await refreshPublicity(tx, session.id, collected)
  record({
    action: lineage.length === 0 ? 'score-entered' : 'score-corrected',
    subjectKind: 'assessment.registration',
    subjectId: registration.id,
    regionCode: session.regionCode,
    organisationId: session.organisationId,
    facts: { subject: body.subject, version: score.version },
  })
  const outcome = collected.find((one) => one.registrationId === registration.id)?.outcome ?? 'incomplete'
  return { version: score.version, outcome }
})

export const listPublicity = publicRead(ListPublicity, async ({ db, query, now }) => {
  const regionPrefix = prefixOf((query.region ?? PROVINCE) as RegionCode)
  const { sessions, next } = await publicityStore.listPublic(db, { ...query, day: dayOf(instant(now)), regionPrefix })
  return {
    sessions: sessions.map((one) => ({
      sessionId: one.sessionId,
      organisation: one.organisationName,
      site: one.siteName,
      regionCode: one.regionCode,
      occupation: one.occupationName,
      level: one.level,
      examDay: one.examDay,
      from: one.fromDay,
      to: one.toDay,
      entries: one.entries,
    })),
    next,
  }
})

export const getPublicity = publicRead(GetPublicity, async ({ db, params, query, now }) => {
  const publicity = await publicityStore.findPublic(db, params.sessionId, dayOf(instant(now)))
  if (!publicity) return refuse('not-found')
  const { entries, next } = await publicityStore.listEntries(db, params.sessionId, query.cursor, query.limit)
  return {
    organisation: publicity.organisationName,
    site: publicity.siteName,
    occupation: publicity.occupationName,
    level: publicity.level,
    examDay: publicity.examDay,
    from: publicity.fromDay,
    to: publicity.toDay,
    entries: [...entries],
    next,
  }
})
