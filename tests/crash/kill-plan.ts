import { seededRandom } from '@lingjiang/codes/synthetic'

/** Where a kill is aimed: a request that is not answered yet, or a job at work. */
export const AIMS = [
  'import request',
  'import job',
  'autosave request',
  'publish request',
  'issue request',
  'issue job',
] as const
export type Aim = (typeof AIMS)[number]

export type Kill = {
  readonly aim: Aim
  /** How far into the work that is aimed at, as a part of what such work took so far. */
  readonly fraction: number
}

/** The kills of a run: as often at each aim, in an order and at moments that the seed gives. */
export function killPlan(kills: number, seed: string): readonly Kill[] {
  const random = seededRandom(`crash ${seed}`)
  const aims = Array.from({ length: kills }, (_, i) => AIMS[i % AIMS.length] as Aim)
  for (let i = aims.length - 1; i > 0; i -= 1) {
    const other = Math.floor(random() * (i + 1))
    ;[aims[i], aims[other]] = [aims[other] as Aim, aims[i] as Aim]
  }
  return aims.map((aim) => ({ aim, fraction: random() * 1.1 }))
}

/** What was in flight when the server died, counted by phase. */
export class KillRecord {
  readonly #kills = new Map<string, number>()
  readonly #lines: string[] = []

  note(round: number, kill: Kill, inFlight: ReadonlySet<string>): void {
    // An import that is asked for and one that is at work are two phases of one kind of work.
    const kinds = [...inFlight].map((phase) => phase.split(' ', 1)[0] ?? phase)
    for (const met of new Set([...inFlight, ...kinds])) this.#kills.set(met, (this.#kills.get(met) ?? 0) + 1)
    this.#lines.push(`${String(round + 1).padStart(3)} aimed at ${kill.aim}: ${[...inFlight].join(', ') || 'nothing'}`)
  }

  /** Kills that met the given phase, or any phase of the given kind of work. */
  count(phase: string): number {
    return this.#kills.get(phase) ?? 0
  }

  toString(): string {
    const sums = [...this.#kills].sort().map(([phase, kills]) => `${phase} ${kills}`)
    return [...this.#lines, `in flight when the server died: ${sums.join(', ')}`].join('\n')
  }
}
