import { BrokenInvariant, covers, type Instant, type PlainDate, PROVINCE, type RegionCode } from '@lingjiang/kernel'
import type { Sql, Tx } from '../database/sql.ts'

/** `sourced` was seen in a source; `memory` and `inference` are our defaults until somebody confirms them. */
export type ParameterMark = 'sourced' | 'memory' | 'inference'

export type ParameterDefault = {
  readonly key: string
  readonly value: unknown
  readonly unit: string
  readonly effectiveFrom: PlainDate | string
  readonly authority: string
  readonly document: string
  readonly mark: ParameterMark
  readonly scope?: RegionCode | string
}

export type ParameterRow = ParameterDefault & {
  readonly version: number
  readonly regionCode: RegionCode
  readonly recordedAt: Instant
}

/** The parameters in force on a day in a region; remembers which versions were read, so that a decision can record them. */
export class ParametersInForce {
  readonly #byKey = new Map<string, ParameterRow>()
  readonly #used = new Map<string, number>()

  constructor(rows: readonly ParameterRow[], region: RegionCode, on: PlainDate) {
    const inForce = rows.filter((row) => covers(row.regionCode, region) && row.effectiveFrom <= on)
    const narrowness = (row: ParameterRow) => row.regionCode.replace(/0+$/, '').length
    inForce.sort((a, b) => narrowness(a) - narrowness(b) || (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
    for (const row of inForce) this.#byKey.set(row.key, row)
  }

  get<T>(key: string): T {
    const row = this.#byKey.get(key)
    if (!row) throw new BrokenInvariant(`no policy parameter ${key}`)
    this.#used.set(key, row.version)
    return row.value as T
  }

  /** All values as one plain object, for pure rules that take a `parameters` argument. Marks all as used. */
  values(prefix: string): Readonly<Record<string, unknown>> {
    return Object.fromEntries([...this.#byKey.keys()].filter((k) => k.startsWith(prefix)).map((k) => [k, this.get(k)]))
  }

  versionsUsed(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#used)
  }
}

export async function loadParameters(tx: Tx | Sql, region: RegionCode, on: PlainDate): Promise<ParametersInForce> {
  const rows = await tx<ParameterRow[]>`
    select version, key, region_code, value, unit, effective_from, authority, document, mark, recorded_at from platform.parameter
    where effective_from <= ${on}`
  return new ParametersInForce(rows, region, on)
}

export async function listParameters(tx: Tx | Sql): Promise<readonly ParameterRow[]> {
  return tx<ParameterRow[]>`
    select version, key, region_code, value, unit, effective_from, authority, document, mark, recorded_at from platform.parameter
    order by key, region_code, effective_from`
}

/** Records a new dated value. @returns its version, or undefined when the key already has a value from that day in that region */
export async function recordParameter(
  tx: Tx,
  parameter: ParameterDefault,
  by: string | null,
): Promise<number | undefined> {
  const [row] = await tx<{ version: number }[]>`
    insert into platform.parameter (key, region_code, value, unit, effective_from, authority, document, mark, recorded_by)
    values (${parameter.key}, ${parameter.scope ?? PROVINCE}, ${JSON.stringify(parameter.value)}::text::jsonb, ${parameter.unit}, ${parameter.effectiveFrom},
      ${parameter.authority}, ${parameter.document}, ${parameter.mark}, ${by})
    on conflict on constraint parameter_date_taken do nothing returning version`
  return row?.version
}
