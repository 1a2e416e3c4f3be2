import { isRefused, refuse } from '@lingjiang/kernel'
import { endpoint } from '@lingjiang/platform'
import { SubmitFiling } from '../contract/index.ts'
import { isEditable, lockOwnFiling } from './filings.ts'
import { handIn } from './hand-in.ts'
import { organisationIdOf } from './own-organisation.ts'

/** 五（一）: hands in an application whose every condition is met; the first time its case is opened, after a return it goes on. */
export const submitFiling = endpoint(SubmitFiling, async (context) => {
  const { tx, actor, params, body, now, services, language, correlationId } = context
  const filing = await lockOwnFiling(tx, organisationIdOf(actor), params.filingId)
  if (!filing) return refuse('not-found')
  if (!isEditable(filing)) return refuse('filing-not-editable')
  if (filing.version !== body.expectedVersion) return refuse('stale-version')
  const handed = await handIn(tx, services, filing, { actor, now, correlationId })
  if (isRefused(handed)) return handed
  if ('unmet' in handed) {
    const [first] = handed.unmet
    return refuse('filing-conditions-unmet', { count: handed.unmet.length, first: first?.asks[language] ?? '' })
  }
  context.audited()
  return { ...handed, submittedAt: now }
})
