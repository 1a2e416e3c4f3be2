import postgres from 'postgres'
import { describe, expect, test } from 'vitest'
import { createTestDatabase, testDatabase } from './database.ts'

const database = testDatabase('empty')

describe('a test database', () => {
  test('is a real PostgreSQL that can search Chinese', async () => {
    const sql = postgres(database.ownerUrl, { max: 1 })

    await sql`create extension pg_trgm`
    const [row] = await sql<{ trigrams: number; version: number }[]>`
      select cardinality(show_trgm('职业技能')) as trigrams, current_setting('server_version_num')::int as version`

    expect(row?.trigrams).toBeGreaterThan(0)
    expect(row?.version).toBeGreaterThanOrEqual(150_000)
    await sql.end()
  })

  test('is another one for whoever asks, and goes when dropped although somebody is connected', async () => {
    const own = await createTestDatabase('empty')
    const sql = postgres(own.ownerUrl, { max: 1, onclose: () => undefined })
    await sql`create table only_here ()`

    const shared = postgres(database.ownerUrl, { max: 1 })
    const [elsewhere] = await shared`select to_regclass('only_here') as found`
    await own.drop()

    expect(elsewhere).toEqual({ found: null })
    const [left] =
      await shared`select count(*)::int as n from pg_database where datname = ${new URL(own.ownerUrl).pathname.slice(1)}`
    expect(left).toEqual({ n: 0 })
    await sql.end({ timeout: 0 })
    await shared.end()
  })

  test('enters as the role the system runs as', async () => {
    const owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined })
    await owner.unsafe(
      `do $$ begin create role lingjiang_app nologin; exception when duplicate_object then null; end $$`,
    )

    const app = postgres(database.appUrl, { max: 1 })

    expect(await app`select current_user::text as me`).toEqual([{ me: 'lingjiang_app' }])
    await app.end()
    await owner.end()
  })
})
