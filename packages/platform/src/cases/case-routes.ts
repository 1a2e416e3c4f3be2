import {
  type AccountActor,
  BrokenInvariant,
  dayOf,
  type Instant,
  isRefused,
  type PlainDate,
  refuse,
  type Text,
} from '@lingjiang/kernel'
import { type ActionDeclaration, availableActions, targetsOf } from '@lingjiang/process'
import { GetCase, ListCases, TakeCaseAction } from '@lingjiang/process/contract'
import { workdaysBetween } from '@lingjiang/workdays'
import { endpoint, type Route } from '../http/endpoint.ts'
import type { CaseFile, CaseHandler } from './case-handler.ts'
import { countCases, listCases } from './case-list.ts'
import { findCase, listCaseEvents, lockCase } from './case-store.ts'
import { type ClockGround, listClocks, type RunningClock } from './clock-store.ts'
import { performAction } from './perform-action.ts'

/** Inbox, case and actions over the processes of all contexts. */
export function caseRoutes(handlers: readonly CaseHandler[]): readonly Route[] {
  const byProcess = new Map(handlers.map((handler) => [handler.process.name, handler]))
  if (byProcess.size !== handlers.length) throw new BrokenInvariant('two handlers for one process')
  const handlerOf = (process: string): CaseHandler => {
    const handler = byProcess.get(process)
    if (!handler) throw new BrokenInvariant(`no handler for the process ${process}`)
    return handler
  }
  const stateTitle = (process: string, state: string) => titleOr(handlerOf(process).process.states[state]?.title, state)

  const list = endpoint(ListCases, async ({ tx, query, actor, now }) => {
    const account = actor as AccountActor
    const { rows, next } = await listCases(tx, query, account, now)
    const counts = await countCases(tx, query, account, now)
    return {
      cases: rows.map((row) => {
        const clock = row.clockName && row.clockDue ? { name: row.clockName, dueOn: row.clockDue as PlainDate } : null
        return {
          ...caseReply(handlerOf(row.process), row),
          clock: clock ? runningClock(handlerOf(row.process), clock, now) : null,
          together: availableActions(handlerOf(row.process).process, row.state, account).flatMap((name) => {
            const action = handlerOf(row.process).process.actions[name]
            return action?.together ? [actionReply(name, action)] : []
          }),
        }
      }),
      next,
      counts: counts.map((row) => ({
        ...row,
        processTitle: handlerOf(row.process).process.title,
        stateTitle: stateTitle(row.process, row.state),
      })),
    }
  })

  const get = endpoint(GetCase, async ({ tx, params, actor, now }) => {
    const file = await findCase(tx, params.caseId)
    if (!file) return refuse('not-found')
    const handler = handlerOf(file.process)
    const { process } = handler
    const clocks = (await listClocks(tx, file.id)).map((clock) => clockReply(handler, clock, now))
    return {
      case: { ...caseReply(handler, file), clock: clocks.find((clock) => clock.standing === 'running') ?? null },
      clocks,
      events: (await listCaseEvents(tx, file.id)).map((event) => {
        // A clock that fires gives its name as the reason.
        const clock = event.role === null ? process.clocks[event.reason ?? ''] : undefined
        return {
          number: event.number,
          action: event.action,
          title: titleOr(process.actions[event.action]?.title, event.action),
          toTitle: stateTitle(file.process, event.toState),
          role: event.role,
          reason: clock ? null : event.reason,
          clockTitle: clock?.title ?? null,
          at: event.at,
        }
      }),
      actions: availableActions(process, file.state, actor).flatMap((name) => {
        const action = process.actions[name]
        if (!action) return []
        const targets = targetsOf(action).map((state) => ({ state, title: stateTitle(file.process, state) }))
        return [{ ...actionReply(name, action), targets }]
      }),
    }
  })

  const take = endpoint(TakeCaseAction, async (context) => {
    const { tx, params, body, actor, now, services, correlationId } = context
    const file = await lockCase(tx, params.caseId)
    if (!file) return refuse('not-found')
    if (body.expectedVersion !== file.version) return refuse('stale-version')
    const handler = handlerOf(file.process)
    const moved = await performAction(
      tx,
      handler,
      file,
      {
        action: params.action,
        actor,
        now,
        reason: body.reason,
        input: body.input,
        expectedVersion: body.expectedVersion,
        correlationId,
      },
      services,
    )
    if (isRefused(moved)) return moved
    context.audited()
    return { id: moved.id, state: moved.state, version: moved.version }
  })

  return [list, get, take]
}

const actionReply = (name: string, action: ActionDeclaration) => ({
  action: name,
  title: action.title,
  reason: action.reason ?? ('none' as const),
  grave: action.grave ?? false,
})

const titleOr = (title: Text | undefined, name: string): Text => title ?? { zh: name, en: name }

function caseReply(handler: CaseHandler, file: CaseFile) {
  return {
    id: file.id,
    process: file.process,
    processTitle: handler.process.title,
    subjectId: file.subjectId,
    subjectPath: handler.subjectPath(file.subjectId),
    title: file.title,
    state: file.state,
    stateTitle: titleOr(handler.process.states[file.state]?.title, file.state),
    regionCode: file.regionCode,
    version: file.version,
    openedAt: file.openedAt,
    changedAt: file.changedAt,
    closedAt: file.closedAt,
  }
}

function runningClock(handler: CaseHandler, clock: { readonly name: string; readonly dueOn: PlainDate }, now: Instant) {
  const title = titleOr(handler.process.clocks[clock.name]?.title, clock.name)
  return {
    name: clock.name,
    title,
    dueOn: clock.dueOn,
    workdaysLeft: workdaysBetween(dayOf(now), clock.dueOn),
    standing: 'running' as const,
  }
}

function clockReply(handler: CaseHandler, clock: RunningClock & { readonly ground: ClockGround | null }, now: Instant) {
  const more = { startedAt: clock.startedAt, ground: clock.ground }
  if (!clock.stoppedAt && !clock.pausedAt)
    return {
      ...runningClock(handler, clock, now),
      ...more,
      standing: clock.firedAt ? ('fired' as const) : ('running' as const),
    }
  return {
    ...runningClock(handler, clock, now),
    ...more,
    workdaysLeft: null,
    standing: clock.stoppedAt ? ('stopped' as const) : ('paused' as const),
  }
}
