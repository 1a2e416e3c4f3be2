import { dayOf, type Instant, type PlainDate, type RegionCode } from '@lingjiang/kernel'
import { type ClockChange, clockChanges, type ProcessDeclaration } from '@lingjiang/process'
import { addWorkdays, workdaysBetween } from '@lingjiang/workdays'
import type { Tx } from '../database/sql.ts'
import type { ParameterMark } from '../records/parameter-store.ts'

export type RunningClock = {
  readonly name: string
  readonly startedAt: Instant
  readonly dueOn: PlainDate
  readonly pausedAt: Instant | null
  readonly stoppedAt: Instant | null
  readonly firedAt: Instant | null
}

type Where = { readonly id: string; readonly regionCode: string }

/** Starts, stops, pauses and resumes the clocks of a case as it passes from one state to another. */
export async function turnClocks(
  tx: Tx,
  process: ProcessDeclaration,
  file: Where,
  from: string | undefined,
  to: string,
  now: Instant,
): Promise<void> {
  await Promise.all(clockChanges(process, from, to).map((change) => turn(tx, file, change, now)))
}

async function turn(tx: Tx, file: Where, change: ClockChange, now: Instant): Promise<void> {
  const today = dayOf(now)
  const running = tx`case_id = ${file.id} and name = ${change.clock} and stopped_at is null`
  if (change.change === 'start') await start(tx, file, change, now)
  else if (change.change === 'stop') await tx`update process.clock set stopped_at = ${now} where ${running}`
  else if (change.change === 'pause') {
    const [clock] = await tx<
      { dueOn: PlainDate }[]
    >`select due_on from process.clock where ${running} and paused_at is null`
    if (clock)
      await tx`update process.clock set paused_at = ${now}, workdays_left = ${workdaysBetween(today, clock.dueOn)} where ${running}`
  } else {
    const [clock] = await tx<
      { workdaysLeft: number }[]
    >`select workdays_left from process.clock where ${running} and paused_at is not null`
    if (clock)
      await tx`update process.clock set paused_at = null, due_on = ${addWorkdays(today, Math.max(0, clock.workdaysLeft))} where ${running}`
  }
}

async function start(
  tx: Tx,
  file: Where,
  change: Extract<ClockChange, { change: 'start' }>,
  now: Instant,
): Promise<void> {
  const today = dayOf(now)
  const parameter = await limitInForce(tx, change.limit, file.regionCode as RegionCode, today)
  await tx`insert into process.clock (case_id, name, number, started_at, due_on, parameter_version)
    select ${file.id}, ${change.clock}, coalesce(max(number), 0) + 1, ${now}, ${addWorkdays(today, parameter.value)}, ${parameter.version}
    from process.clock where case_id = ${file.id} and name = ${change.clock}`
}

/** The time limit in force: the narrowest region that has one, its newest value. A limit that nobody recorded is a bug of the declaration. */
async function limitInForce(
  tx: Tx,
  key: string,
  region: RegionCode,
  on: PlainDate,
): Promise<{ value: number; version: number }> {
  const [row] = await tx<{ value: number; version: number }[]>`
    select (value #>> '{}')::integer as value, version from platform.parameter
    where key = ${key} and effective_from <= ${on} and starts_with(${region}, rtrim(region_code, '0'))
    order by length(rtrim(region_code, '0')) desc, effective_from desc limit 1`
  if (!row) throw new Error(`no policy parameter ${key} for a time limit`)
  return row
}

/** The policy parameter behind a time limit, in the version that was in force when the clock started. */
export type ClockGround = {
  readonly key: string
  readonly version: number
  readonly workdays: number
  readonly regionCode: string
  readonly authority: string
  readonly document: string
  readonly mark: ParameterMark
}

export async function listClocks(
  tx: Tx,
  caseId: string,
): Promise<readonly (RunningClock & { readonly ground: ClockGround | null })[]> {
  return tx<(RunningClock & { readonly ground: ClockGround | null })[]>`
    select name, started_at, due_on, paused_at, stopped_at, fired_at,
      case when p.version is not null then jsonb_build_object('key', p.key, 'version', p.version, 'workdays', p.value, 'regionCode', p.region_code,
        'authority', p.authority, 'document', p.document, 'mark', p.mark) end as ground
    from process.clock k left join platform.parameter p on p.version = k.parameter_version
    where case_id = ${caseId} order by started_at, name`
}
