import type { IdentityDocumentType } from '@lingjiang/codes'
import { type AccountActor, dayOf, isRefused, refuse } from '@lingjiang/kernel'
import { endpoint } from '@lingjiang/platform'
import { AddReviewer, CallPanel, ListPanelCalls, ListReviewers, ScoreFiling } from '../contract/index.ts'
import { callPanel as decidePanel, FILING_PROCESSES } from '../domain/index.ts'
import { parametersFor } from './application-record.ts'
import { ensurePerson } from './ensure-person.ts'
import { type Filing, filingStore } from './filing-store.ts'
import { filingAudit, filingRow } from './filings.ts'
import { reviewStore } from './review-store.ts'
import { staffStore } from './staff-store.ts'

const REVIEW_STATE = 'expert-review'

export const listReviewers = endpoint(ListReviewers, async ({ tx, now }) => ({
  reviewers: [...(await reviewStore.listReviewers(tx, dayOf(now)))],
}))

export const addReviewer = endpoint(AddReviewer, async (context) => {
  const { tx, body, now } = context
  const person = await ensurePerson(context, { ...body, documentType: body.documentType as IdentityDocumentType })
  if (isRefused(person)) return person
  const { unit, title, fields, regionCode } = body
  const added = await reviewStore.addReviewers(
    tx,
    [{ personId: person.personId, name: person.name, unit, title, fields, regionCode }],
    now,
  )
  if (added === 0) return refuse('expert-on-roll')
  context.record({ action: 'reviewer-added', subjectKind: 'registry.reviewer', subjectId: person.personId, regionCode })
  return { personId: person.personId }
})

/** Whether the acting officer leads the review of this kind: the city for employers, the province for all others (五（一）). */
function leadsReview(filing: Filing, role: AccountActor['role']): boolean {
  return FILING_PROCESSES[filing.kind].actions['conclude-expert-review'].by.includes(role)
}

export const callPanel = endpoint(CallPanel, async ({ tx, actor, params, body, now, record }) => {
  const seen = await filingStore.find(tx, params.filingId)
  if (!seen || !(await filingStore.isHandled(tx, params.filingId))) return refuse('not-found')
  const filing = await filingStore.lock(tx, params.filingId)
  if (!filing) return refuse('not-found')
  if (!leadsReview(filing, (actor as AccountActor).role)) return refuse('not-permitted')
  if (filing.state !== REVIEW_STATE) return refuse('panel-not-in-session')
  if ((await reviewStore.seatsOf(tx, filing.id)).length > 0) return refuse('panel-called-already')
  const experts = await reviewStore.findReviewers(tx, body.personIds)
  if (experts.length < body.personIds.length) return refuse('panel-expert-unknown')
  const staffPersonIds = await staffStore.worksThere(tx, filing.organisationId, body.personIds)
  const parameters = await parametersFor(tx, filing.regionCode, dayOf(now))
  const decision = decidePanel(experts, { name: filing.organisationName, staffPersonIds }, parameters.values)
  if (isRefused(decision)) return decision
  await reviewStore.callPanel(tx, filing.id, experts, now)
  record({ ...filingAudit('panel-called', filing), facts: { seats: experts.length } })
  return { seats: experts.length }
})

export const listPanelCalls = endpoint(ListPanelCalls, async ({ tx, actor }) => {
  const { personId } = actor as AccountActor
  const calls = personId ? await reviewStore.callsOf(tx, personId) : []
  return {
    calls: calls.map((call) => {
      const { stateTitle } = filingRow({ ...call, id: call.filingId } as unknown as Filing)
      return { ...call, kind: call.kind as Filing['kind'], stateTitle }
    }),
  }
})

/** 五（四）: each expert judges alone, once; nobody else, officers included, gives marks for them. */
export const scoreFiling = endpoint(ScoreFiling, async ({ tx, actor, params, body, now, record }) => {
  const { personId } = actor as AccountActor
  const filing = await filingStore.find(tx, params.filingId)
  const seats = personId && filing ? await reviewStore.seatsOf(tx, filing.id) : []
  const seat = seats.find((candidate) => candidate.personId === personId)
  if (!filing || !personId || !seat) return refuse('not-found')
  if (seat.marks) return refuse('panel-score-given')
  if (filing.state !== REVIEW_STATE) return refuse('panel-not-in-session')
  const kept = await reviewStore.insertScore(tx, {
    filingId: filing.id,
    personId,
    marks: body.marks,
    opinion: body.opinion.trim(),
    at: now,
  })
  if (!kept) return refuse('panel-score-given')
  record(filingAudit('panel-score-given', filing))
  return { scoredAt: now }
})
