import postgres from 'postgres'
import { PostgresFault } from './postgres-fault.ts'

const quiet = { max: 1, onnotice: () => undefined, connect_timeout: 10, idle_timeout: 1, fetch_types: false } as const

/** Waits until the server answers. Recovery after a crash may take minutes: only the end of its process ends the wait. */
export async function answers(url: string, hasEnded: () => boolean): Promise<boolean> {
  const maintenance = Object.assign(new URL(url), { pathname: '/postgres' }).href
  while (!hasEnded()) {
    const sql = postgres(maintenance, quiet)
    try {
      await sql`select 1`
      return true
    } catch (error) {
      if (isWrongPassword(error)) throw passwordFault(error)
      await new Promise((resolve) => setTimeout(resolve, 25))
    } finally {
      await sql.end({ timeout: 1 })
    }
  }
  return false
}

/** Makes the database of the URL when it is not there, and asserts that Chinese can be searched in it. */
export async function prepareDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  const maintenance = postgres(Object.assign(new URL(url), { pathname: '/postgres' }).href, quiet)
  try {
    const [found] = await maintenance`select from pg_database where datname = ${name}`
    if (!found) await maintenance.unsafe(`create database "${name}"`)
  } finally {
    await maintenance.end({ timeout: 5 })
  }
  await assertSearchesChinese(url)
}

/**
 * With LC_CTYPE=C or another encoding than UTF-8 pg_trgm sees no letters in Chinese text: every search of a name would be silently slow or
 * empty, so it is an error at the start instead.
 */
export async function assertSearchesChinese(url: string): Promise<void> {
  const sql = postgres(url, quiet)
  try {
    await sql`create extension if not exists pg_trgm`
    const [row] = await sql<{ trigrams: number; encoding: string }[]>`
      select cardinality(show_trgm('职业技能')) as trigrams, current_setting('server_encoding') as encoding`
    if (row && row.trigrams > 0 && row.encoding === 'UTF8') return
    throw new PostgresFault(
      'text-search-blind',
      `The database cannot search Chinese text (encoding ${row?.encoding}): create it with ENCODING 'UTF8' and LC_CTYPE 'C.UTF-8'.`,
    )
  } finally {
    await sql.end({ timeout: 5 })
  }
}

const isWrongPassword = (error: unknown) => (error as { code?: string }).code === '28P01'

const passwordFault = (cause: unknown) =>
  new PostgresFault(
    'data-directory-incomplete',
    'The password in DATA_DIR/postgres-password does not open the database: restore the file that belongs to it.',
    { cause },
  )
