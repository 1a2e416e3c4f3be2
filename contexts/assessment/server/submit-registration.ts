import { randomUUID } from 'node:crypto'
import { maskDocumentNumber, maskPhone } from '@lingjiang/codes'
import { DOCUMENT_PLACE, type Person, PHONE_PLACE, personStore } from '@lingjiang/identity/server'
import {
  type AccountActor,
  BrokenInvariant,
  dayOf,
  type Instant,
  isRefused,
  type PlainDate,
  type Refused,
  refuse,
} from '@lingjiang/kernel'
import { type BodyOf, endpoint, eventOf, type Services } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { assessmentEvents, GetRegistrationStart, ResubmitRegistration, SubmitRegistration } from '../contract/index.ts'
import { type DuplicateWarning, type EligibilityClaim, EVIDENCE_NAMES, mayProceed } from '../domain/index.ts'
import { asSystem } from './acting-store.ts'
import { openDuplicateFinder } from './duplicate-facts.ts'
import { evaluateClaim, ruleSetOn, type StoredEvaluation } from './evaluations.ts'
import { type EvidenceFile, evidenceStore } from './evidence-store.ts'
import type { AssessmentPorts } from './ports.ts'
import { registrationStore } from './registration-store.ts'
import { isRegistrable } from './session-phase.ts'
import { type Session, sessionStore } from './session-store.ts'

type Submission = BodyOf<typeof SubmitRegistration>
type Setting = {
  readonly tx: Tx
  readonly actor: AccountActor
  readonly now: Instant
  readonly services: Services
  readonly ports: AssessmentPorts
}
type Checked = {
  readonly claim: EligibilityClaim
  readonly evaluation: StoredEvaluation
  readonly warnings: readonly DuplicateWarning[]
  readonly parameterVersions: Readonly<Record<string, number>>
  readonly documents: readonly (EvidenceFile & { readonly kind: string })[]
}

async function personOf({ tx, actor }: Setting): Promise<Person | undefined> {
  return actor.personId ? personStore.find(tx, actor.personId) : undefined
}

/** The warnings on duplicates of one person; other people's registrations are needed for the photo, so it runs as the system. */
async function warningsFor(setting: Setting, session: Session, personId: string, photoSha256: string | null) {
  const { tx, now, ports } = setting
  return asSystem(tx, 'find-duplicates', async () => {
    const { find, parameters } = await openDuplicateFinder(tx, session, now, ports)
    const warnings = (await find([{ personId, photoSha256 }])).get(personId) ?? []
    return { warnings, parameterVersions: parameters.versionsUsed() }
  })
}

/** Everything that decides whether a submission can be taken, in the order a candidate would mend it. */
async function checkSubmission(
  setting: Setting,
  session: Session,
  person: Person,
  body: Submission,
): Promise<Checked | Refused> {
  const bornOn = (person.bornOn ?? body.claim.bornOn ?? null) as PlainDate | null
  if (!bornOn) return refuse('birth-date-needed')
  const claim = { ...body.claim, bornOn, level: session.level } as unknown as EligibilityClaim
  const { evaluation, outcome } = evaluateClaim(claim, body.alternative, dayOf(setting.now))
  if (!outcome) return refuse('alternative-unknown', { alternative: body.alternative })
  if (!outcome.holds) {
    const missing = outcome.conditions.flatMap((condition) => condition.missing ?? [])
    const words = { zh: missing.map((one) => one.zh).join('；'), en: missing.map((one) => one.en).join('; ') }
    return refuse('not-eligible', { alternative: outcome.id, missing: words })
  }
  const given = new Set(body.documents.map((document) => document.kind as string))
  // The letter of commitment is the box that the form demands.
  const absent = outcome.evidence.filter((kind) => kind !== 'commitment-letter' && !given.has(kind))
  if (absent.length > 0) {
    const names = absent.map((kind) => EVIDENCE_NAMES[kind])
    const papers = { zh: names.map((name) => name.zh).join('、'), en: names.map((name) => name.en).join(', ') }
    return refuse('evidence-missing', { kinds: absent, papers })
  }
  const digests = [...body.documents.map((document) => document.sha256), ...(body.photo ? [body.photo] : [])]
  const own = new Map(
    (await evidenceStore.listOwn(setting.tx, setting.actor.accountId, digests)).map((file) => [file.sha256, file]),
  )
  if (digests.some((digest) => !own.has(digest))) return refuse('file-not-uploaded')
  if (body.photo && !own.get(body.photo)?.mediaType.startsWith('image/')) return refuse('file-not-uploaded')
  const { warnings, parameterVersions } = await warningsFor(setting, session, person.id, body.photo ?? null)
  const blocking = warnings.filter((warning) => warning.effect !== 'justify')
  if (blocking.length > 0)
    return refuse('duplicate-blocked', { rules: blocking.map((w) => w.rule), reason: blocking[0]?.text ?? '' })
  if (!mayProceed(warnings, Boolean(body.justification?.trim()))) return refuse('justification-needed')
  const documents = body.documents.flatMap(({ kind, sha256 }) => {
    const file = own.get(sha256)
    return file ? [{ ...file, kind }] : []
  })
  return { claim, evaluation, warnings, parameterVersions, documents }
}

const contentOf = (body: Submission, checked: Checked) => ({
  employer: body.employer?.trim() || null,
  alternative: body.alternative,
  claim: { ...checked.claim, work: body.claim.work, certificates: body.claim.certificates },
  evaluation: checked.evaluation,
  warnings: checked.warnings,
  justification: body.justification?.trim() || null,
  photoSha256: body.photo ?? null,
  parameterVersions: checked.parameterVersions,
})

export const registrationNumber = (day: string, serial: number) =>
  `BM${day.slice(2).replaceAll('-', '')}${String(serial).padStart(6, '0')}`

const startRoute = (ports: AssessmentPorts) =>
  endpoint(GetRegistrationStart, async ({ tx, params, actor, now, services }) => {
    if (actor.kind !== 'account') throw new BrokenInvariant('only an account registers')
    const setting = { tx, actor, now, services, ports }
    const session = await sessionStore.find(tx, params.sessionId)
    if (!session?.publishedAt) return refuse('not-found')
    const person = await personOf(setting)
    if (!person) return refuse('person-not-registered')
    const existing = await registrationStore.findActive(tx, session.id, person.id)
    const { warnings } = await warningsFor(setting, session, person.id, null)
    return {
      candidate: {
        name: person.name,
        documentType: person.documentType,
        documentMasked: maskDocumentNumber(services.vault.decrypt(person.documentSealed, DOCUMENT_PLACE)),
        bornOn: person.bornOn,
        sex: person.sex,
        phoneMasked: person.phoneSealed ? maskPhone(services.vault.decrypt(person.phoneSealed, PHONE_PLACE)) : null,
      },
      today: dayOf(now),
      ruleSet: ruleSetOn(dayOf(now)).id,
      warnings: [...warnings],
      existing: existing ? { id: existing.id, state: existing.state } : null,
    }
  })

const submitRoute = (ports: AssessmentPorts) =>
  endpoint(SubmitRegistration, async ({ tx, params, body, actor, now, services, record, publish }) => {
    if (actor.kind !== 'account') throw new BrokenInvariant('only an account registers')
    const setting = { tx, actor, now, services, ports }
    const session = await sessionStore.find(tx, params.sessionId)
    if (!session?.publishedAt) return refuse('not-found')
    const person = await personOf(setting)
    if (!person) return refuse('person-not-registered')
    if (session.audience !== 'public') return refuse('audience-not-yours')
    if (!isRegistrable(session, dayOf(now))) return refuse('registration-not-open')
    if (await registrationStore.findActive(tx, session.id, person.id)) return refuse('already-registered')
    const checked = await checkSubmission(setting, session, person, body)
    if (isRefused(checked)) return checked
    const taken = await sessionStore.movePlaces(tx, session.id, 1)
    if (taken === undefined) return refuse('session-full')
    const day = dayOf(now)
    const number = registrationNumber(day, await sessionStore.takeNumbers(tx, `registration ${day}`))
    const id = randomUUID()
    const inserted = await registrationStore.insert(tx, {
      ...contentOf(body, checked),
      id,
      number,
      sessionId: session.id,
      organisationId: session.organisationId,
      regionCode: session.regionCode,
      personId: person.id,
      candidateName: person.name,
      documentType: person.documentType,
      documentMasked: maskDocumentNumber(services.vault.decrypt(person.documentSealed, DOCUMENT_PLACE)),
      sex: person.sex,
      phoneMasked: person.phoneSealed ? maskPhone(services.vault.decrypt(person.phoneSealed, PHONE_PLACE)) : null,
      kind: session.kind,
      source: 'portal',
      importId: null,
      state: 'submitted',
      submittedAt: now,
    })
    if (!inserted) return refuse('already-registered')
    await evidenceStore.attach(tx, id, checked.documents, now)
    await registrationStore.appendEvent(
      tx,
      [id],
      { kind: 'submitted', facts: { alternative: body.alternative } },
      actor,
      now,
    )
    record({
      action: 'registration-submitted',
      subjectKind: 'registration',
      subjectId: id,
      regionCode: session.regionCode,
      organisationId: session.organisationId,
      facts: { alternative: body.alternative, warnings: checked.warnings.map((warning) => warning.rule) },
    })
    publish(
      eventOf(assessmentEvents, 'registration-submitted', {
        registrationId: id,
        sessionId: session.id,
        personId: person.id,
      }),
    )
    return { registrationId: id, number, warnings: [...checked.warnings] }
  })

const resubmitRoute = (ports: AssessmentPorts) =>
  endpoint(ResubmitRegistration, async ({ tx, params, body, actor, now, services, record, publish }) => {
    if (actor.kind !== 'account') throw new BrokenInvariant('only an account registers')
    const setting = { tx, actor, now, services, ports }
    const registration = await registrationStore.lock(tx, params.registrationId)
    if (!registration || registration.personId !== actor.personId) return refuse('not-found')
    if (registration.state !== 'returned') return refuse('registration-not-returned')
    const session = await sessionStore.find(tx, registration.sessionId)
    const person = await personOf(setting)
    if (!session || !person) return refuse('not-found')
    if (!isRegistrable(session, dayOf(now))) return refuse('registration-not-open')
    const checked = await checkSubmission(setting, session, person, body)
    if (isRefused(checked)) return checked
    await registrationStore.resubmit(tx, registration.id, contentOf(body, checked), now)
    await evidenceStore.attach(tx, registration.id, checked.documents, now)
    const facts = { alternative: body.alternative }
    await registrationStore.appendEvent(tx, [registration.id], { kind: 'resubmitted', facts }, actor, now)
    record({
      action: 'registration-resubmitted',
      subjectKind: 'registration',
      subjectId: registration.id,
      regionCode: session.regionCode,
      organisationId: session.organisationId,
      facts,
    })
    publish(
      eventOf(assessmentEvents, 'registration-submitted', {
        registrationId: registration.id,
        sessionId: session.id,
        personId: person.id,
      }),
    )
    return { registrationId: registration.id, number: registration.number }
  })

/** The routes by which candidates register. */
export function submissionRoutes(ports: AssessmentPorts) {
  return [startRoute(ports), submitRoute(ports), resubmitRoute(ports)] as const
}
