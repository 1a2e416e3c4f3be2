import { dayOf, isRefused, type OrganisationKind, type Refused, refuse } from '@lingjiang/kernel'
import type { CaseAction, CaseHandler } from '@lingjiang/platform'
import { targetsOf } from '@lingjiang/process'
import { addWorkdays, workdaysBetween } from '@lingjiang/workdays'
import type { RegistryParameters } from '../domain/index.ts'
import { concludePanel, FILING_PROCESSES, type PanelConcluded } from '../domain/index.ts'
import { parametersFor } from './application-record.ts'
import { type Filing, filingStore } from './filing-store.ts'
import { listInCatalogue } from './list-in-catalogue.ts'
import { type PanelSeat, reviewStore } from './review-store.ts'

type Effect = { readonly to?: string; readonly facts?: Readonly<Record<string, string | number | boolean | null>> }
type Step = (action: CaseAction, filing: Filing) => Promise<Refused | Effect | undefined>

/** The conclusion that the screen sent, where the declaration leaves a choice. */
function chosen(action: CaseAction, targets: readonly string[]): string | undefined {
  const to = (action.input as { readonly outcome?: unknown } | null | undefined)?.outcome
  return typeof to === 'string' && targets.includes(to) ? to : undefined
}

/** The outcome of a panel whose experts have all given their marks; before that, who is waited for. */
export function panelOutcome(seats: readonly PanelSeat[], parameters: RegistryParameters): PanelConcluded | Refused {
  if (seats.length === 0) return refuse('panel-not-called')
  const sheets = seats.flatMap((seat) =>
    seat.marks ? [{ expertId: seat.personId, scores: seat.marks, opinion: seat.opinion ?? '' }] : [],
  )
  if (sheets.length < seats.length) return refuse('panel-not-finished', { waiting: seats.length - sheets.length })
  const decision = concludePanel(sheets, parameters)
  if (isRefused(decision)) return decision
  return decision.events[0] ?? refuse('panel-not-finished', { waiting: 0 })
}

const STEPS: Readonly<Record<string, Step>> = {
  async 'conclude-expert-review'(action, filing) {
    const to = chosen(action, ['site-review', 'rejected'])
    if (!to) return refuse('conclusion-missing')
    const parameters = await parametersFor(action.tx, filing.regionCode, dayOf(action.now))
    const outcome = panelOutcome(await reviewStore.seatsOf(action.tx, filing.id), parameters.values)
    if (isRefused(outcome)) return outcome
    if (to === 'site-review' && !outcome.passed) return refuse('panel-failed', { total: outcome.total / 100 })
    return { to, facts: { total: outcome.total, passed: outcome.passed } }
  },

  async 'conclude-site-review'(action, filing) {
    const to = chosen(action, ['publicity', 'rejected'])
    if (!to) return refuse('conclusion-missing')
    if (to === 'publicity') {
      const today = dayOf(action.now)
      const parameters = await parametersFor(action.tx, filing.regionCode, today)
      const closesOn = addWorkdays(today, parameters.values['registry.filing.limit.publicity'])
      await reviewStore.openPublicity(action.tx, filing.id, today, closesOn)
    }
    return { to }
  },

  async object(action, filing) {
    const notice = await reviewStore.publicityOf(action.tx, filing.id)
    if (notice)
      await reviewStore.pausePublicity(
        action.tx,
        filing.id,
        workdaysBetween(dayOf(action.now), notice.closesOn as never),
      )
    return undefined
  },

  async 'settle-objection'(action, filing) {
    const to = chosen(action, ['publicity', 'rejected'])
    if (!to) return refuse('conclusion-missing')
    const { tx, now, reason } = action
    await reviewStore.answerObjections(tx, filing.id, to === 'publicity' ? 'dismissed' : 'upheld', reason ?? '', now)
    if (to === 'rejected') await reviewStore.closePublicity(tx, filing.id, now)
    else {
      const notice = await reviewStore.publicityOf(tx, filing.id)
      await reviewStore.resumePublicity(tx, filing.id, addWorkdays(dayOf(now), Math.max(0, notice?.workdaysLeft ?? 0)))
    }
    return { to }
  },

  async 'end-publicity'(action, filing) {
    await reviewStore.closePublicity(action.tx, filing.id, action.now)
    return undefined
  },

  async approve(action, filing) {
    const listed = await listInCatalogue(action, filing)
    return { facts: listed }
  },
}

async function act(kind: OrganisationKind, action: CaseAction) {
  const filing = await filingStore.lock(action.tx, action.case.subjectId)
  if (!filing) return refuse('not-found')
  const effect = await STEPS[action.action]?.(action, filing)
  if (isRefused(effect)) return effect
  const actions = FILING_PROCESSES[kind].actions as Readonly<Record<string, Parameters<typeof targetsOf>[0]>>
  const declared = actions[action.action]
  const to = effect?.to ?? (declared ? targetsOf(declared)[0] : undefined)
  if (to) await filingStore.noteState(action.tx, filing.id, to, action.now)
  return effect
}

function handlerFor(kind: OrganisationKind): CaseHandler {
  return {
    process: FILING_PROCESSES[kind],
    act: (action) => act(kind, action),
    subjectPath: (filingId) => `/registry/filings/${filingId}`,
  }
}

const HANDLERS: Readonly<Record<OrganisationKind, CaseHandler>> = {
  employer: handlerFor('employer'),
  'technical-college': handlerFor('technical-college'),
  'training-and-assessment-org': handlerFor('training-and-assessment-org'),
}

export function filingHandlerOf(kind: OrganisationKind): CaseHandler {
  return HANDLERS[kind]
}

export const filingHandlers: readonly CaseHandler[] = Object.values(HANDLERS)
