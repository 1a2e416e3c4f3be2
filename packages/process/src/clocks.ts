import type { ProcessDeclaration } from './declaration.ts'

export type ClockChange =
  | { readonly change: 'start'; readonly clock: string; readonly limit: string }
  | { readonly change: 'stop'; readonly clock: string }
  | { readonly change: 'pause'; readonly clock: string }
  | { readonly change: 'resume'; readonly clock: string }

type Standing = 'runs' | 'paused' | 'off'

function standingIn(process: ProcessDeclaration, clock: string, state: string | undefined): Standing {
  const declared = process.clocks[clock]
  if (!declared || state === undefined) return 'off'
  if (declared.runsIn.includes(state)) return 'runs'
  return declared.pausedIn?.includes(state) ? 'paused' : 'off'
}

const CHANGES: Readonly<Record<`${Standing} ${Standing}`, ClockChange['change'] | undefined>> = {
  'off runs': 'start',
  'off paused': undefined,
  'off off': undefined,
  'runs runs': undefined,
  'runs paused': 'pause',
  'runs off': 'stop',
  'paused runs': 'resume',
  'paused paused': undefined,
  'paused off': 'stop',
}

/** Which clocks start, stop, pause or go on when a case passes from one state (undefined: it is opened) to another. */
export function clockChanges(
  process: ProcessDeclaration,
  from: string | undefined,
  to: string,
): readonly ClockChange[] {
  return Object.entries(process.clocks).flatMap(([clock, declared]): readonly ClockChange[] => {
    const change = CHANGES[`${standingIn(process, clock, from)} ${standingIn(process, clock, to)}`]
    if (!change) return []
    return [change === 'start' ? { change, clock, limit: declared.limit } : { change, clock }]
  })
}
