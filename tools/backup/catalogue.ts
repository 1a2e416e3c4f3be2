import type postgres from 'postgres'

/** A table as it is backed up: named with its schema, with the columns that are stored (not computed). */
export type Table = { readonly name: string; readonly columns: readonly string[]; readonly needs: readonly string[] }
export type Sequence = { readonly name: string; readonly value: string; readonly isCalled: boolean }

const OURS = `n.nspname !~ '^(pg_|information_schema$)'`

/** All tables of the database that hold rows of ours; a partitioned one stands for its partitions, and extensions keep theirs. */
export async function listTables(sql: postgres.Sql | postgres.TransactionSql): Promise<readonly Table[]> {
  const rows = await sql.unsafe<{ name: string; columns: string[]; needs: string[] }[]>(`
    select format('%I.%I', n.nspname, c.relname) as name,
      array(select quote_ident(a.attname) from pg_attribute a
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select distinct format('%I.%I', fn.nspname, f.relname) from pg_constraint k
            join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
            where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid and not f.relispartition) as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't' and ${OURS}
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by 1`)
  return inOrderOfNeed(rows.map(({ name, columns, needs }) => ({ name, columns, needs })))
}

/** Referenced tables first, so that rows can be loaded with all foreign keys in force. */
export function inOrderOfNeed(tables: readonly Table[]): readonly Table[] {
  const ordered: Table[] = []
  const waiting = [...tables]
  while (waiting.length > 0) {
    const next = waiting.findIndex((table) => !table.needs.some((need) => waiting.some((other) => other.name === need)))
    if (next === -1)
      throw new Error(`these tables refer to one another in a circle: ${waiting.map(({ name }) => name).join(', ')}`)
    ordered.push(...waiting.splice(next, 1))
  }
  return ordered
}

/** Where each sequence stands. Sequences do not follow transactions: read after the rows began to be read, they are never behind them. */
export async function listSequences(sql: postgres.Sql | postgres.TransactionSql): Promise<readonly Sequence[]> {
  const names = await sql.unsafe<{ name: string }[]>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and ${OURS} order by 1`)
  const sequences: Sequence[] = []
  for (const { name } of names) {
    const [row] = await sql.unsafe<{ value: string; isCalled: boolean }[]>(
      `select last_value::text as value, is_called as "isCalled" from ${name}`,
    )
    if (row) sequences.push({ name, value: row.value, isCalled: row.isCalled })
  }
  return sequences
}
