import { type Actor, accept, type Decision, type Facts, type Role, refuse } from '@lingjiang/kernel'
import { type ProcessDeclaration, targetsOf } from './declaration.ts'

export type ActionRequest = {
  readonly action: string
  /** Needed when the declaration gives several targets. */
  readonly to?: string | undefined
  readonly reason?: string | undefined
  readonly facts?: Facts | undefined
}

export type ActionTaken = {
  readonly kind: 'action-taken'
  readonly action: string
  readonly from: string
  readonly to: string
  readonly reason: string | null
  readonly facts: Facts
}

export type ActionRefusal = 'action-not-available' | 'not-permitted' | 'reason-required'

/** Whether the actor's role is among those of the action. A job may take every action. */
export function mayTake(process: ProcessDeclaration, action: string, actor: Actor): boolean {
  if (actor.kind === 'system') return true
  return actor.kind === 'account' && (process.actions[action]?.by.includes(actor.role) ?? false)
}

/** What the actor may do next in a state, in the order of the declaration. */
export function availableActions(process: ProcessDeclaration, state: string, actor: Actor): readonly string[] {
  return Object.keys(process.actions).filter(
    (name) => process.actions[name]?.from.includes(state) && mayTake(process, name, actor),
  )
}

/** The roles that can move a case in a state: in whose inbox it lies. */
export function waitingRoles(process: ProcessDeclaration, state: string): readonly Role[] {
  const roles = Object.values(process.actions)
    .filter((action) => action.from.includes(state))
    .flatMap((action) => action.by)
  return [...new Set(roles)]
}

/** Decides one action on a case in a state: the event, or the reason why not. */
export function decideAction(
  process: ProcessDeclaration,
  state: string,
  actor: Actor,
  request: ActionRequest,
): Decision<ActionTaken, ActionRefusal> {
  const action = process.actions[request.action]
  if (!action?.from.includes(state))
    return refuse('action-not-available', { state: process.states[state]?.title.zh ?? state })
  if (!mayTake(process, request.action, actor)) return refuse('not-permitted')
  const reason = request.reason?.trim() || null
  if (action.reason === 'required' && !reason) return refuse('reason-required')
  const targets = targetsOf(action)
  const to = request.to ?? (targets.length === 1 ? targets[0] : undefined)
  if (!to || !targets.includes(to))
    return refuse('action-not-available', { state: process.states[state]?.title.zh ?? state })
  return accept({ kind: 'action-taken', action: request.action, from: state, to, reason, facts: request.facts ?? {} })
}
