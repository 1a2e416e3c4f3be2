import { BrokenInvariant, isRefused, type Refused, type SkillLevel } from '@lingjiang/kernel'
import type { Sql, Tx } from '@lingjiang/platform/sql'
import { allotNumbers } from '../domain/index.ts'
import type { IssuingGroup } from './issuing-group.ts'

/** Certificate numbers and places in status lists, given out under lock in the transaction that uses them. */
export const numberSeriesStore = {
  async allot(
    tx: Tx,
    organisationCode: string,
    year: number,
    level: SkillLevel,
    count: number,
  ): Promise<readonly string[] | Refused> {
    const key = tx`organisation_code = ${organisationCode} and year = ${year} and level = ${level}`
    const [, [row]] = await Promise.all([
      tx`insert into credentials.number_series (organisation_code, year, level, last_serial)
        values (${organisationCode}, ${year}, ${level}, 0) on conflict do nothing`,
      tx<{ lastSerial: number }[]>`select last_serial from credentials.number_series where ${key} for update`,
    ])
    if (!row) throw new BrokenInvariant('a number series that was just made is gone')
    const decision = allotNumbers({ organisationCode, year, level, lastSerial: row.lastSerial }, count)
    if (isRefused(decision)) return decision
    const allotted = decision.events[0]
    if (!allotted) throw new BrokenInvariant('numbers accepted without their event')
    await tx`update credentials.number_series set last_serial = ${allotted.lastSerial} where ${key}`
    return allotted.numbers
  },

  /** The last serial given out so far, without a lock: what comes next is likely and not certain. */
  async lastSerial(db: Sql, group: IssuingGroup): Promise<number> {
    const [row] = await db<{ lastSerial: number }[]>`
      select last_serial from credentials.number_series
      where organisation_code = ${group.organisation.code} and year = ${Number(group.issuedOn.slice(0, 4))} and level = ${group.level}`
    return row?.lastSerial ?? 0
  },

  /** Places in status lists; one that is not used stays empty for ever. */
  async statusIndexes(tx: Tx | Sql, count: number): Promise<readonly number[]> {
    const rows = await tx<
      { index: number }[]
    >`select nextval('credentials.status_index') as index from generate_series(1, ${count})`
    return rows.map((row) => row.index)
  },
}
