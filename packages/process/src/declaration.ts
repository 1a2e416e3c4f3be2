import type { Role, Text } from '@lingjiang/kernel'

export type StateDeclaration = { readonly title: Text; readonly final?: true }

export type ActionDeclaration<S extends string = string> = {
  readonly title: Text
  readonly from: readonly S[]
  /** One target, or the targets among which the outcome chooses. */
  readonly to: S | readonly S[]
  /** Roles that may take it; an empty list is for jobs only. Jurisdiction and recusal are the handler's business. */
  readonly by: readonly Role[]
  readonly reason?: 'optional' | 'required'
  /** Shown red: ends or refuses something. */
  readonly grave?: true
  /** May be taken on several cases in a row from the inbox: it has one target and needs nothing but a reason. */
  readonly together?: true
}

export type ClockDeclaration<S extends string = string, A extends string = string> = {
  readonly title: Text
  /** Runs while the case is in one of these states; each entry from outside starts it anew. */
  readonly runsIn: readonly S[]
  /** Stands still in these states and goes on with what was left. */
  readonly pausedIn?: readonly S[]
  /** Key of the policy parameter with the limit in working days. */
  readonly limit: string
  /** What happens when it runs out: somebody above is told, or an action is taken by the system. Never a silent approval. */
  readonly expiry: 'escalate' | { readonly action: A }
}

export type ProcessDeclaration<S extends string = string, A extends string = string> = {
  readonly name: string
  readonly title: Text
  readonly initial: NoInfer<S>
  readonly states: Readonly<Record<S, StateDeclaration>>
  readonly actions: Readonly<Record<A, ActionDeclaration<NoInfer<S>>>>
  readonly clocks: Readonly<Record<string, ClockDeclaration<NoInfer<S>, NoInfer<A>>>>
}

export class ProcessFault extends Error {}

/**
 * Declares a procedure: states, actions, who may take them, time limits. The inbox, the buttons, the reminders and the diagram come from here.
 * @throws ProcessFault naming what is wrong: an unreachable state, a dead end that is not final, a clock that can never run or expire
 */
export function defineProcess<const S extends string, const A extends string>(
  declaration: ProcessDeclaration<S, A>,
): ProcessDeclaration<S, A> {
  const faults = faultsOf(declaration)
  if (faults.length) throw new ProcessFault(`${declaration.name}: ${faults.join('; ')}`)
  return declaration
}

export function targetsOf(action: ActionDeclaration): readonly string[] {
  return typeof action.to === 'string' ? [action.to] : action.to
}

function faultsOf(process: ProcessDeclaration): readonly string[] {
  const states = Object.keys(process.states)
  const actions = Object.entries(process.actions)
  const known = (state: string) => states.includes(state)
  const faults: string[] = []
  if (!known(process.initial)) faults.push(`initial state ${process.initial} is not declared`)
  for (const [name, action] of actions)
    if (action.together && targetsOf(action).length > 1)
      faults.push(`action ${name} is taken together and leaves a choice`)
  for (const [name, action] of actions)
    for (const state of [...action.from, ...targetsOf(action)])
      if (!known(state)) faults.push(`action ${name} names the unknown state ${state}`)
  const reached = reachable(process)
  for (const state of states) {
    if (!reached.has(state)) faults.push(`state ${state} cannot be reached`)
    const leaves = actions.some(([, action]) => action.from.includes(state))
    if (process.states[state]?.final && leaves) faults.push(`final state ${state} can be left`)
    if (!process.states[state]?.final && !leaves) faults.push(`state ${state} is a dead end and not final`)
  }
  for (const [name, clock] of Object.entries(process.clocks)) faults.push(...clockFaults(process, name, clock))
  return faults
}

function clockFaults(process: ProcessDeclaration, name: string, clock: ClockDeclaration): readonly string[] {
  const faults: string[] = []
  for (const state of [...clock.runsIn, ...(clock.pausedIn ?? [])])
    if (!(state in process.states)) faults.push(`clock ${name} names the unknown state ${state}`)
    else if (process.states[state]?.final) faults.push(`clock ${name} runs in the final state ${state}`)
  if (clock.runsIn.length === 0) faults.push(`clock ${name} never runs`)
  if (clock.expiry !== 'escalate') {
    const action = process.actions[clock.expiry.action]
    if (!action) faults.push(`clock ${name} ends in the unknown action ${clock.expiry.action}`)
    else if (!clock.runsIn.every((state) => action.from.includes(state)))
      faults.push(`clock ${name} can run out where ${clock.expiry.action} is not available`)
  }
  return faults
}

function reachable(process: ProcessDeclaration): ReadonlySet<string> {
  const reached = new Set([process.initial])
  for (let grew = true; grew; ) {
    grew = false
    for (const action of Object.values(process.actions))
      if (action.from.some((state) => reached.has(state)))
        for (const state of targetsOf(action))
          if (!reached.has(state)) {
            reached.add(state)
            grew = true
          }
  }
  return reached
}
