import { confirmActor } from '@lingjiang/identity/server'
import { type AccountActor, dayOf, instant, isRefused, type Refused, refuse } from '@lingjiang/kernel'
import { endpoint } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { CorrectSheet, GetScoringSlot, ListScoringSlots, SaveSheet, SignSheets } from '../contract/scoring.ts'
import { checkMarks, isCompleteSheet, type SheetCriterion, totalOf } from '../domain/index.ts'
import { hasOpenRecheck } from './results-recheck-store.ts'
import { type ScoringSlot, scoringSlotStore } from './scoring-slot-store.ts'
import { type Sheet, sessionRubricStore, sheetStore } from './scoring-store.ts'

const personOf = (actor: unknown) => (actor as AccountActor).personId
const toSlot = ({ organisationId: _o, regionCode: _r, sessionState: _s, ...row }: ScoringSlot) => row
const toReply = (sheet: Sheet) => ({
  id: sheet.id,
  version: sheet.version,
  revision: sheet.revision,
  state: sheet.state,
  marks: { ...sheet.marks },
  absent: sheet.absent,
  remark: sheet.remark,
  totalTenths: sheet.totalTenths,
  reason: sheet.reason,
  digest: sheet.digest,
  signedAt: sheet.signedAt,
})
const subjectOf = (sheet: Sheet) => ({
  subjectKind: 'assessment.score-sheet',
  subjectId: sheet.id,
  regionCode: sheet.regionCode,
  organisationId: sheet.organisationId,
})

export const listScoringSlots = endpoint(ListScoringSlots, async ({ tx, query, now }) => {
  const { slots, next } = await scoringSlotStore.list(tx, { ...query, from: query.from ?? dayOf(instant(now)) })
  return { slots: slots.map(toSlot), next }
})

export const getScoringSlot = endpoint(GetScoringSlot, async ({ tx, params, actor }) => {
  const slot = await scoringSlotStore.find(tx, params.slotId)
  const person = personOf(actor)
  if (!slot || !person) return refuse('not-found')
  const stations = await sessionRubricStore.stations(tx, slot.sessionId, slot.subject)
  if (!stations) return refuse('rubric-not-fixed')
  const sheets = new Map(
    (await sheetStore.listCurrent(tx, slot.slotId, person)).map((sheet) => [sheet.registrationId, sheet]),
  )
  const candidates = await scoringSlotStore.candidates(tx, slot.slotId)
  return {
    slot: toSlot(slot),
    stations: stations.map((station) => ({ ...station, criteria: [...station.criteria] })),
    candidates: candidates.map((candidate) => {
      const sheet = sheets.get(candidate.registrationId)
      return { ...candidate, sheet: sheet ? toReply(sheet) : null }
    }),
  }
})

/** Scores are given while the exam runs and until the results are published; afterwards only for a candidate whose re-check is open. */
async function refuseClosed(tx: Tx, slot: ScoringSlot, registrationId: string): Promise<Refused | undefined> {
  if (['running', 'scoring'].includes(slot.sessionState)) return undefined
  const again = ['publicity', 'review'].includes(slot.sessionState) && (await hasOpenRecheck(tx, registrationId))
  return again ? undefined : refuse('scoring-not-open')
}

async function criteriaOf(tx: Tx, slot: ScoringSlot): Promise<readonly SheetCriterion[] | undefined> {
  const stations = await sessionRubricStore.stations(tx, slot.sessionId, slot.subject)
  return stations?.flatMap((station) => station.criteria)
}

export const saveSheet = endpoint(SaveSheet, async ({ tx, params, body, actor, now, record }) => {
  const [slot, person] = [await scoringSlotStore.find(tx, params.slotId), personOf(actor)]
  if (!slot || !person) return refuse('not-found')
  const candidates = await scoringSlotStore.candidates(tx, slot.slotId)
  if (!candidates.some((one) => one.registrationId === params.registrationId)) return refuse('not-found')
  const closed = await refuseClosed(tx, slot, params.registrationId)
  if (closed) return closed
  const criteria = await criteriaOf(tx, slot)
  if (!criteria) return refuse('rubric-not-fixed')
  const wrong = checkMarks(criteria, body.marks, body.absent)
  if (wrong) return wrong
  const draft = { marks: body.marks, absent: body.absent, remark: body.remark, totalTenths: totalOf(body.marks) }
  const standing = await sheetStore.current(tx, params.registrationId, slot.subject, person)
  if (standing?.state === 'signed') return refuse('sheet-signed')
  const saved = standing
    ? await sheetStore.update(tx, standing.id, body.expectedRevision, draft, now)
    : await sheetStore.insert(tx, {
        ...draft,
        registrationId: params.registrationId,
        sessionId: slot.sessionId,
        slotId: slot.slotId,
        organisationId: slot.organisationId,
        regionCode: slot.regionCode,
        subject: slot.subject,
        examinerPersonId: person,
        version: 1,
        now,
      })
  if (!saved) return refuse('stale-version')
  record({ action: 'sheet-saved', ...subjectOf(saved) })
  return toReply(saved)
})

export const signSheets = endpoint(SignSheets, async (context) => {
  const { tx, params, body, actor, now, services, record } = context
  const [slot, person] = [await scoringSlotStore.find(tx, params.slotId), personOf(actor)]
  if (!slot || !person) return refuse('not-found')
  const sheets = await sheetStore.lockDrafts(tx, slot.slotId, person, body.sheetIds)
  if (sheets.length !== body.sheetIds.length) {
    const signed = await Promise.all(body.sheetIds.map((id) => sheetStore.find(tx, id)))
    return refuse(signed.some((sheet) => sheet?.state === 'signed') ? 'sheet-signed' : 'not-found')
  }
  const criteria = (await criteriaOf(tx, slot)) ?? []
  const unfinished = sheets.filter((sheet) => !isCompleteSheet(criteria, sheet.marks, sheet.absent)).length
  if (unfinished > 0) return refuse('sheet-incomplete', { count: unfinished })
  for (const sheet of sheets) {
    const closed = await refuseClosed(tx, slot, sheet.registrationId)
    if (closed) return closed
  }
  const account = actor as AccountActor
  const given = {
    ...(body.password === undefined ? {} : { password: body.password }),
    ...(body.code === undefined ? {} : { code: body.code }),
  }
  const confirmed = await confirmActor(tx, services, account, given, now)
  if (isRefused(confirmed)) return confirmed
  const signature = {
    ...confirmed,
    accountId: account.accountId,
    personId: person,
    at: now,
    request: context.correlationId,
  }
  const done: { sheetId: string; digest: string }[] = []
  for (const sheet of sheets) {
    const digest = await sheetStore.sign(tx, sheet, signature, now)
    done.push({ sheetId: sheet.id, digest })
    record({ action: 'sheet-signed', ...subjectOf(sheet), facts: { digest, version: sheet.version } })
  }
  return { signed: done }
})

export const correctSheet = endpoint(CorrectSheet, async ({ tx, params, body, actor, now, record }) => {
  const [sheet, person] = [await sheetStore.find(tx, params.sheetId), personOf(actor)]
  if (!sheet || sheet.examinerPersonId !== person) return refuse('not-found')
  const slot = await scoringSlotStore.find(tx, sheet.slotId)
  if (!slot) return refuse('not-on-duty')
  if (sheet.state !== 'signed') return refuse('sheet-not-signed')
  const closed = await refuseClosed(tx, slot, sheet.registrationId)
  if (closed) return closed
  const { marks, absent, remark, totalTenths } = sheet
  const opened = await sheetStore.insert(tx, {
    registrationId: sheet.registrationId,
    sessionId: sheet.sessionId,
    slotId: sheet.slotId,
    organisationId: sheet.organisationId,
    regionCode: sheet.regionCode,
    subject: sheet.subject,
    examinerPersonId: sheet.examinerPersonId,
    ...{ marks, absent, remark, totalTenths },
    version: sheet.version + 1,
    supersedes: sheet.id,
    reason: body.reason,
    now,
  })
  if (!opened) return refuse('stale-version')
  record({ action: 'sheet-correction-opened', ...subjectOf(opened), facts: { supersedes: sheet.id } })
  return toReply(opened)
})
