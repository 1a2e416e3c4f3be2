import { BrokenInvariant, dayOf, isRefused, refuse } from '@lingjiang/kernel'
import { endpoint, findCaseOf, lockCase, openCase, performAction } from '@lingjiang/platform'
import { SubmitFiling } from '../contract/index.ts'
import { FILING_PROCESSES, meetsFilingConditions } from '../domain/index.ts'
import { answerConditions, loadApplication, parametersFor } from './application-record.ts'
import { filingHandlerOf } from './filing-case.ts'
import { filingStore } from './filing-store.ts'
import { isEditable, lockOwnFiling } from './filings.ts'
import { accountIdOf, organisationIdOf } from './own-organisation.ts'

/** 五（一）: hands in an application whose every condition is met; the first time its case is opened, after a return it goes on. */
export const submitFiling = endpoint(SubmitFiling, async (context) => {
  const { tx, actor, params, body, now, services, language } = context
  const filing = await lockOwnFiling(tx, organisationIdOf(actor), params.filingId)
  if (!filing) return refuse('not-found')
  if (!isEditable(filing)) return refuse('filing-not-editable')
  if (filing.version !== body.expectedVersion) return refuse('stale-version')
  const parameters = await parametersFor(tx, filing.regionCode, dayOf(now))
  const loaded = await loadApplication(tx, filing, now)
  const conditions = answerConditions(filing, loaded, parameters.values, dayOf(now))
  const unmet = conditions.filter((condition) => !condition.met)
  if (!meetsFilingConditions(conditions))
    return refuse('filing-conditions-unmet', { count: unmet.length, first: unmet[0]?.asks[language] ?? '' })
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
  const process = FILING_PROCESSES[filing.kind]
  const known = await findCaseOf(tx, process.name, filing.id)
  const caseId =
    known?.id ??
    (await openCase(tx, process, {
      subjectId: filing.id,
      title: filing.organisationName,
      regionCode: filing.regionCode,
      organisationId: filing.organisationId,
      actor,
      now,
    }))
  const file = await lockCase(tx, caseId)
  if (!file) throw new BrokenInvariant('a case vanished')
  const moved = await performAction(
    tx,
    filingHandlerOf(filing.kind),
    file,
    { action: 'submit', actor, now, correlationId: context.correlationId },
    services,
  )
  if (isRefused(moved)) return moved
  context.audited()
  return { caseId, submission, submittedAt: now }
})
