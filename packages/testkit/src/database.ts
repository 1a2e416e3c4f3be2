import { afterAll, beforeAll, inject } from 'vitest'
import type {} from './database-setup.ts'

/** A real PostgreSQL database of one test file. */
export type TestDatabase = {
  /** The owner, who migrates and whom row-level security does not hold. */
  readonly ownerUrl: string
  /** The role the system runs as, under row-level security. */
  readonly appUrl: string
  readonly drop: () => Promise<void>
}

/** Makes a database: a clone of the migrated template, or an empty one. Whatever is not dropped goes with the run. */
export async function createTestDatabase(kind: 'migrated' | 'empty' = 'migrated'): Promise<TestDatabase> {
  const desk = inject('databaseDesk')
  const ownerUrl = await ask(`${desk}/${kind}`, 'POST')
  const app = new URL(ownerUrl)
  app.searchParams.set('role', 'lingjiang_app')
  return {
    ownerUrl,
    appUrl: app.href,
    drop: async () => {
      await ask(`${desk}/?owner=${encodeURIComponent(ownerUrl)}`, 'DELETE')
    },
  }
}

/** The database of this test file (or `describe`): made before its tests, dropped after them. Read the URLs inside tests and hooks only. */
export function testDatabase(kind: 'migrated' | 'empty' = 'migrated'): Omit<TestDatabase, 'drop'> {
  let made: TestDatabase | undefined
  beforeAll(async () => {
    made = await createTestDatabase(kind)
  })
  afterAll(async () => made?.drop())
  const get = () => {
    if (!made) throw new Error('the test database is there inside tests and hooks only')
    return made
  }
  return {
    get ownerUrl() {
      return get().ownerUrl
    },
    get appUrl() {
      return get().appUrl
    },
  }
}

async function ask(url: string, method: 'POST' | 'DELETE'): Promise<string> {
  const reply = await fetch(url, { method })
  const text = await reply.text()
  if (!reply.ok) throw new Error(`no test database: ${text}`)
  return text
}
