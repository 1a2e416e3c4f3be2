import type { TestApp } from '@lingjiang/testkit'

/**
 * What a refused attempt may write: its own audit record (that there is no other is asserted), the time a session was last used, and the
 * queue's own book-keeping.
 */
const PASSED_OVER = new Set(['platform.audit_event', 'identity.session'])
const PASSED_OVER_SCHEMAS = ['jobs', 'pg_catalog', 'information_schema']

export type Standing = ReadonlyMap<string, string>

/** A checksum over all rows of each table, and one over the audit records of what was done. */
export async function standingOf(system: TestApp): Promise<Standing> {
  const tables = await tablesOf(system)
  const parts = tables.map(
    (name) =>
      `select '${name}' as name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as sum from ${name} t`,
  )
  parts.push(`select 'done' as name, count(*)::text as sum from platform.audit_event where outcome = 'done'`)
  const rows = await system.owner.unsafe<{ name: string; sum: string }[]>(parts.join(' union all '))
  return new Map(rows.map(({ name, sum }) => [name, sum]))
}

let known: readonly string[] | undefined

async function tablesOf(system: TestApp): Promise<readonly string[]> {
  known ??= (
    await system.owner<{ name: string }[]>`
      select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not like 'pg\\_%' and not n.nspname = any(${PASSED_OVER_SCHEMAS}) order by 1`
  )
    .map((row) => row.name)
    .filter((name) => !PASSED_OVER.has(name))
  return known
}

/** The tables that differ. */
export function changedBetween(before: Standing, after: Standing): readonly string[] {
  return [...after].filter(([name, sum]) => before.get(name) !== sum).map(([name]) => name)
}
