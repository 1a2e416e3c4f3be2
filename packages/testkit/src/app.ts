import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Instant, instant } from '@lingjiang/kernel'
import { connect } from '@lingjiang/platform'
import type { Sql } from '@lingjiang/platform/sql'
import { type App, type AppOptions, createApp, loadReferenceData } from '@lingjiang/server'
import { pino } from 'pino'
import { afterAll, beforeAll } from 'vitest'
import { clientOf, type TestClient } from './client.ts'
import { createTestDatabase } from './database.ts'
import { openSession, type TestMandate } from './sign-in.ts'

/** A Monday morning in Beijing on which the tests happen. */
export const NOON = instant('2026-11-23T02:00:00Z')

export type TestApp = {
  readonly app: App
  /** The owner's connection, whom row-level security does not hold: to look at what was written. */
  readonly owner: Sql
  readonly clock: { now(): Instant; set(at: string): void; advanceDays(days: number): void }
  /** A signed-in browser of somebody new (or of `personId`) with one mandate. */
  signIn(mandate: TestMandate): Promise<TestClient>
  /** A browser that is not signed in. */
  readonly anybody: TestClient
  /** Delivers events and runs jobs until none waits. */
  settle(): Promise<void>
}

/** What a test may have otherwise than the system itself. */
export type TestAppOptions = Partial<Pick<AppOptions, 'allows' | 'cases' | 'log' | 'publicUrl' | 'trustProxy'>>

/** The real system on a database of this test file: the same composition as in production, at a clock of the test's own. */
export function testApp(options: TestAppOptions = {}): TestApp {
  let made: (TestApp & { close(): Promise<void> }) | undefined
  beforeAll(async () => {
    made = await startTestApp(options)
  })
  afterAll(async () => made?.close())
  const get = () => {
    if (!made) throw new Error('the application is there inside tests and hooks only')
    return made
  }
  return new Proxy({} as TestApp, { get: (_target, name) => Reflect.get(get(), name) })
}

export async function startTestApp(options: TestAppOptions = {}) {
  const database = await createTestDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'lingjiang-app-'))
  let now: Instant = NOON
  const clock = {
    now: () => now,
    set: (at: string) => {
      now = instant(at)
    },
    advanceDays: (days: number) => {
      now = instant(Date.parse(now) + days * 86_400_000)
    },
  }
  const app = await createApp({
    databaseUrl: database.ownerUrl,
    dataDir,
    publicUrl: 'http://localhost:8080',
    clock,
    log: pino({ level: process.env.TEST_LOG_LEVEL ?? 'silent' }),
    poolSize: 4,
    ...options,
  })
  await loadReferenceData(app.services, app.modules)
  const owner = connect(database.ownerUrl, { max: 2, name: 'test-owner' })
  return {
    app,
    owner,
    clock,
    anybody: clientOf(app, undefined),
    signIn: async (mandate: TestMandate) => clientOf(app, await openSession(owner, mandate, now)),
    settle: () => app.settle(),
    close: async () => {
      await app.close()
      await owner.end({ timeout: 5 })
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export const newId = () => randomUUID()
