import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { instant } from '@lingjiang/kernel'
import { migrate, RateLimiter } from '@lingjiang/platform'
import { startEmbeddedPostgres } from '@lingjiang/platform/postgres'
import { type App, type AppOptions, createApp, loadReferenceData, MIGRATION_FOLDERS } from '@lingjiang/server'
import { pino } from 'pino'

/** A province of its own on a durable embedded PostgreSQL in a temporary folder. */
export type BenchProvince = { readonly databaseUrl: string; readonly dataDir: string; close(): Promise<void> }

export async function openProvince(): Promise<BenchProvince> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lingjiang-bench-'))
  chmodSync(dataDir, 0o755)
  const server = await startEmbeddedPostgres({
    dataDir,
    log: () => undefined,
    settings: { max_wal_size: '4GB', shared_buffers: '512MB' },
  })
  await migrate(server.ownerUrl, MIGRATION_FOLDERS)
  return {
    databaseUrl: server.ownerUrl,
    dataDir,
    close: async () => {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Counts every use as the limiter of the system does, and never says no: one machine asks for a whole province. */
class PatientLimiter extends RateLimiter {
  override take(key: string, limits: readonly { readonly count: number; readonly seconds: number }[]): number {
    return super.take(
      key,
      limits.map((limit) => ({ ...limit, count: Number.MAX_SAFE_INTEGER })),
    )
  }
}

export async function openApp(
  province: Pick<BenchProvince, 'databaseUrl' | 'dataDir'>,
  over: Partial<AppOptions> = {},
): Promise<App> {
  const app = await createApp({
    databaseUrl: province.databaseUrl,
    dataDir: province.dataDir,
    publicUrl: 'http://localhost:8080',
    clock: { now: () => instant(Date.now()) },
    log: pino({ level: 'silent' }),
    limits: new PatientLimiter(),
    ...over,
  })
  await loadReferenceData(app.services, app.modules)
  return app
}
