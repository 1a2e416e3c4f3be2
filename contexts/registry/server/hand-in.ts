import { type Actor, BrokenInvariant, dayOf, type Instant, isRefused, type Refused } from '@lingjiang/kernel'
import { findCaseOf, lockCase, openCase, performAction, type Services } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { FILING_PROCESSES, type FilingReason } from '../domain/index.ts'
import { answerConditions, loadApplication, parametersFor } from './application-record.ts'
import { filingHandlerOf } from './filing-case.ts'
import { type Filing, filingStore } from './filing-store.ts'
import { accountIdOf } from './own-organisation.ts'

export type HandedIn = { readonly caseId: string; readonly submission: number }

/**
 * Keeps an application as it is handed in, with every answered condition, opens its case the first time, and moves the case on.
 * @returns the conditions not met instead, with nothing written; or why the case cannot be moved
 */
export async function handIn(
  tx: Tx,
  services: Services,
  filing: Filing,
  by: { readonly actor: Actor; readonly now: Instant; readonly correlationId?: string },
): Promise<HandedIn | Refused | { readonly unmet: readonly FilingReason[] }> {
  const { actor, now } = by
  const parameters = await parametersFor(tx, filing.regionCode, dayOf(now))
  const loaded = await loadApplication(tx, filing, now)
  const conditions = answerConditions(filing, loaded, parameters.values, dayOf(now))
  const unmet = conditions.filter((condition) => !condition.met)
  if (unmet.length) return { unmet }
  const submission = await filingStore.appendSubmission(tx, {
    filingId: filing.id,
    facts: loaded,
    conditions,
    parameterVersions: parameters.versionsUsed(),
    documentDigests: loaded.documents.map((document) => document.sha256),
    submittedBy: accountIdOf(actor),
    at: now,
  })
  await filingStore.noteSubmitted(tx, filing.id, now)
  const caseId = await caseOf(tx, filing, actor, now)
  const file = await lockCase(tx, caseId)
  if (!file) throw new BrokenInvariant('a case vanished')
  const moved = await performAction(tx, filingHandlerOf(filing.kind), file, { action: 'submit', ...by }, services)
  return isRefused(moved) ? moved : { caseId, submission }
}

async function caseOf(tx: Tx, filing: Filing, actor: Actor, now: Instant): Promise<string> {
  const process = FILING_PROCESSES[filing.kind]
  const known = await findCaseOf(tx, process.name, filing.id)
  if (known) return known.id
  const { id: subjectId, organisationName: title, regionCode, organisationId } = filing
  return openCase(tx, process, { subjectId, title, regionCode, organisationId, actor, now })
}
