import { randomUUID } from 'node:crypto'
import { maskDocumentNumber, maskPhone } from '@lingjiang/codes'
import type { SyntheticPerson } from '@lingjiang/codes/synthetic'
import {
  type Actor,
  BrokenInvariant,
  dayOf,
  type Instant,
  instant,
  isRefused,
  type PlainDate,
  SKILL_LEVEL_NAMES,
  type SkillLevel,
  startOfDay,
} from '@lingjiang/kernel'
import {
  appendAudit,
  type CaseHandler,
  findCaseOf,
  lockCase,
  openCase,
  performAction,
  type Services,
} from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { type EligibilityClaim, sessionProcess } from '../domain/index.ts'
import { evaluateClaim } from './evaluations.ts'
import { registrationStore } from './registration-store.ts'
import { type Draft, resolveDraft } from './resolve-draft.ts'
import { sessionHandler } from './session-case.ts'
import { sessionStore } from './session-store.ts'
import { slotStore } from './slot-store.ts'
import { registrationNumber } from './submit-registration.ts'

/** Where a seeded session stops; later states belong to delivery and scoring, who go on from `frozen`. */
export type SessionStop = 'draft' | 'filed' | 'returned' | 'accepted' | 'open' | 'closed' | 'frozen' | 'cancelled'

export type SeededCandidate = {
  readonly personId: string
  readonly person: SyntheticPerson
  readonly alternative: string
  readonly claim: EligibilityClaim
  readonly photoSha256?: string
}

export type SessionSeed = {
  readonly organisationId: string
  readonly draft: Draft
  readonly stop: SessionStop
  readonly plannedAt: Instant
  /** Who registers; none before the session is open. */
  readonly candidates: readonly SeededCandidate[]
  readonly actors: { readonly manager: Actor; readonly city: Actor }
}

const WAYS: Readonly<Record<SessionStop, readonly string[]>> = {
  draft: [],
  filed: ['file'],
  returned: ['file', 'return'],
  accepted: ['file', 'accept'],
  open: ['file', 'accept', 'publish'],
  closed: ['file', 'accept', 'publish', 'close-registration'],
  frozen: ['file', 'accept', 'publish', 'close-registration', 'freeze'],
  cancelled: ['file', 'accept', 'cancel'],
}
const REASONS: Readonly<Record<string, string>> = { return: '请补充考评员安排', cancel: '设备检修，另行安排' }
const HOUR_MS = 3_600_000

/**
 * Plans a session and takes it as far as `stop` through the same rules, procedure, record and audit as a real one, at moments of the past; its
 * candidates are registered by alternatives that hold. For a demonstration province; runs in a transaction of a job.
 * @returns the session's id
 */
export async function seedSession(tx: Tx, services: Services, seed: SessionSeed): Promise<string> {
  const handler = sessionHandler()
  const sessionId = await planSeed(tx, seed)
  let now = seed.plannedAt
  for (const action of WAYS[seed.stop]) {
    now = momentOf(action, seed, now)
    await take(tx, services, handler, sessionId, action, seed, now)
    if (action === 'publish') await register(tx, sessionId, seed, seed.stop === 'frozen')
  }
  return sessionId
}

/** Each step a working hour after the other; registration closes on its last day. */
function momentOf(action: string, seed: SessionSeed, before: Instant): Instant {
  const at = (day: string, hours: number) => instant(Date.parse(startOfDay(day as PlainDate)) + hours * HOUR_MS)
  const planned: Readonly<Record<string, Instant>> = {
    publish: at(seed.draft.registrationOpensOn, 9),
    'close-registration': at(seed.draft.registrationClosesOn, 18),
    freeze: at(seed.draft.registrationClosesOn, 20),
  }
  const later = instant(Date.parse(before) + 20 * HOUR_MS)
  const own = planned[action]
  return own && own > before ? own : later
}

async function planSeed(tx: Tx, seed: SessionSeed): Promise<string> {
  const [sessionId, planId] = [randomUUID(), randomUUID()]
  const draft = await resolveDraft(tx, seed.organisationId, sessionId, seed.draft)
  if (isRefused(draft)) throw new BrokenInvariant(`a seeded plan is refused: ${draft.code}`)
  const createdAt = seed.plannedAt
  await sessionStore.insertPlan(tx, { ...draft.plan, id: planId, createdBy: null, createdAt })
  await sessionStore.insert(tx, { ...draft.session, id: sessionId, planId, state: sessionProcess.initial, createdAt })
  await slotStore.insert(tx, draft.slots, draft.duties, false)
  const { organisationName, occupationName, regionCode } = draft.plan
  const { organisationId } = seed
  const title = `${organisationName} · ${occupationName} ${SKILL_LEVEL_NAMES[draft.plan.level as SkillLevel].zh}`
  const actor = seed.actors.manager
  await openCase(tx, sessionProcess, { subjectId: sessionId, title, regionCode, organisationId, actor, now: createdAt })
  const entry = { action: 'session-planned', subjectKind: 'session', subjectId: sessionId, regionCode, organisationId }
  await appendAudit(tx, actor, [entry], createdAt, `seed-${sessionId}`)
  return sessionId
}

async function take(
  tx: Tx,
  services: Services,
  handler: CaseHandler,
  sessionId: string,
  action: string,
  seed: SessionSeed,
  now: Instant,
): Promise<void> {
  const found = await findCaseOf(tx, sessionProcess.name, sessionId)
  const file = found && (await lockCase(tx, found.id))
  if (!file) throw new BrokenInvariant('a session without its case')
  const actor = action === 'accept' || action === 'return' ? seed.actors.city : seed.actors.manager
  const reason = REASONS[action]
  const moved = await performAction(tx, handler, file, { action, actor, now, ...(reason ? { reason } : {}) }, services)
  if (isRefused(moved)) throw new BrokenInvariant(`${action}: ${moved.code} ${JSON.stringify(moved.facts)}`)
}

async function register(tx: Tx, sessionId: string, seed: SessionSeed, accept: boolean): Promise<void> {
  const session = await sessionStore.find(tx, sessionId)
  if (!session || seed.candidates.length === 0) return
  if ((await sessionStore.movePlaces(tx, sessionId, seed.candidates.length)) === undefined)
    throw new BrokenInvariant('more seeded candidates than places')
  const now = instant(Date.parse(startOfDay(session.registrationOpensOn as PlainDate)) + 14 * HOUR_MS)
  const day = dayOf(now)
  const first = await sessionStore.takeNumbers(tx, `registration ${day}`, seed.candidates.length)
  const registrations = seed.candidates.map((candidate, index) => {
    const { evaluation, outcome } = evaluateClaim(candidate.claim, candidate.alternative, day)
    if (!outcome?.holds) throw new BrokenInvariant(`a seeded claim does not hold: ${candidate.alternative}`)
    const { person } = candidate
    return {
      id: randomUUID(),
      number: registrationNumber(day, first + index),
      sessionId,
      organisationId: session.organisationId,
      regionCode: session.regionCode,
      personId: candidate.personId,
      candidateName: person.name,
      documentType: person.documentType,
      documentMasked: maskDocumentNumber(person.documentNumber),
      sex: person.sex,
      phoneMasked: maskPhone(person.phone),
      employer: null,
      kind: session.kind,
      source: 'demo' as const,
      importId: null,
      alternative: candidate.alternative,
      claim: candidate.claim,
      evaluation,
      warnings: [],
      justification: null,
      photoSha256: candidate.photoSha256 ?? null,
      state: 'submitted' as const,
      parameterVersions: {},
      submittedAt: now,
    }
  })
  await registrationStore.insertMany(tx, registrations)
  const ids = registrations.map((registration) => registration.id)
  const system: Actor = { kind: 'system', job: 'seed-sessions' }
  await registrationStore.appendEvent(tx, ids, { kind: 'submitted', facts: { source: 'demo' } }, system, now)
  if (!accept) return
  const later = instant(Date.parse(now) + 24 * HOUR_MS)
  const accepted = await registrationStore.acceptAll(tx, sessionId, later)
  await registrationStore.appendEvent(tx, accepted, { kind: 'accepted' }, seed.actors.manager, later)
}
