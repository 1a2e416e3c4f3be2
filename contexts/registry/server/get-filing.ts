import { BrokenInvariant, dayOf, isRefused, refuse } from '@lingjiang/kernel'
import { endpoint, findCaseOf } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { GetFiling } from '../contract/index.ts'
import { FILING_PROCESSES, type RegistryParameters } from '../domain/index.ts'
import { answerConditions, loadApplication, parametersFor } from './application-record.ts'
import { catalogueStore } from './catalogue-store.ts'
import { panelOutcome } from './filing-case.ts'
import { type Filing, filingStore } from './filing-store.ts'
import { filingRow, isEditable } from './filings.ts'
import { organisationStore } from './organisation-store.ts'
import { withRegionNames } from './region-names.ts'
import { reviewStore } from './review-store.ts'

export const getFiling = endpoint(GetFiling, async ({ tx, actor, params, now }) => {
  const filing = await filingStore.find(tx, params.filingId)
  if (!filing || !(await filingStore.isHandled(tx, params.filingId))) return refuse('not-found')
  const organisation = await organisationStore.find(tx, filing.organisationId)
  if (!organisation) throw new BrokenInvariant('a filing without its organisation')
  // What was handed in is answered as on that day; a draft as of today.
  const conditionsOn = dayOf((isEditable(filing) ? now : (filing.submittedAt ?? now)) as typeof now)
  const parameters = await parametersFor(tx, filing.regionCode, conditionsOn)
  const loaded = await loadApplication(tx, filing, now)
  const file = await findCaseOf(tx, FILING_PROCESSES[filing.kind].name, filing.id)
  const entry = await catalogueStore.findByFiling(tx, filing.id)
  const [named] = await withRegionNames(tx, [organisation])
  const manages = actor.kind === 'account' && actor.organisationId === filing.organisationId
  return {
    filing: filingRow(filing),
    editable: manages && isEditable(filing),
    caseId: file?.id ?? null,
    organisation: named ?? { ...organisation, regionName: organisation.regionCode },
    organisationCode: entry?.organisationCode ?? null,
    statement: loaded.statement,
    items: loaded.items,
    sites: await withRegionNames(tx, loaded.sites),
    staff: [...loaded.staff],
    documents: [...loaded.documents],
    conditions: [...answerConditions(filing, loaded, parameters.values, conditionsOn)],
    conditionsOn,
    parameters: parameters.values as Record<string, unknown>,
    submissions: [...(await filingStore.submissionsOf(tx, filing.id))],
    panel: await panelOf(tx, filing, parameters.values),
    publicity: await publicityOf(tx, filing),
  }
})

/** The seats with the marks that the asking person may see; the outcome only where all marks are seen. */
async function panelOf(tx: Tx, filing: Filing, parameters: RegistryParameters) {
  const seats = await reviewStore.seatsOf(tx, filing.id)
  if (seats.length === 0) return null
  const outcome = panelOutcome(seats, parameters)
  return {
    seats: [...seats],
    outcome: isRefused(outcome) ? null : { heads: outcome.heads, total: outcome.total, passed: outcome.passed },
  }
}

async function publicityOf(tx: Tx, filing: Filing) {
  const notice = await reviewStore.publicityOf(tx, filing.id)
  if (!notice) return null
  const objections = await reviewStore.objectionsOf(tx, filing.id)
  return {
    openedOn: notice.openedOn,
    closesOn: notice.closesOn,
    closedAt: notice.closedAt,
    objections: objections.map(({ contactSealed: _sealed, ...objection }) => objection),
  }
}
