import { dayOf, type Instant, type PlainDate } from '@lingjiang/kernel'
import {
  connect,
  migrate,
  type ParameterDefault,
  readMigrations,
  recordParameter,
  transactAsSystem,
} from '@lingjiang/platform'
import { pino } from 'pino'
import { type App, createApp } from '../app.ts'
import { MIGRATION_FOLDERS } from '../modules.ts'
import { loadReferenceData } from '../reference-data.ts'
import { buildProvince } from './build-province.ts'
import { ActingSessions, Builder, momentOf, movedClock } from './builder.ts'
import { demonstrationStore } from './demonstration-store.ts'
import type { Scale } from './session-plans.ts'

const DEMONSTRATION_SEED = 'lingjiang'
/** How far back the province looks. */
const HISTORY_DAYS = 800

export type Opening = {
  /** Owner of a migrated database. */
  readonly databaseUrl: string
  readonly dataDir: string
  readonly publicUrl: string
  readonly masterKeyFile?: string
  readonly now: Instant
  readonly seed?: string
  readonly scale?: Scale
  say(sentence: string): void
}

/**
 * Opens the demonstration province in an empty database: made-up organisations, people, sessions and certificates, each through the real rules. An
 * opening that was interrupted is cleared away and begun again. Does nothing where a province, made up or real, stands already.
 * @returns whether the database holds a demonstration province now
 */
export async function openDemonstration(opening: Opening): Promise<boolean> {
  const owner = connect(opening.databaseUrl, { max: 1, name: 'lingjiang-demonstration' })
  try {
    await demonstrationStore.lock(owner)
    const found = await demonstrationStore.find(owner)
    if (found?.finishedAt) return true
    if (found) {
      opening.say('The last opening of the demonstration province was interrupted; it begins again.')
      await demonstrationStore.discard(owner, ownSchemas())
      await migrate(opening.databaseUrl, MIGRATION_FOLDERS)
    } else if (!(await demonstrationStore.isEmpty(owner))) return false
    const today = dayOf(opening.now)
    const seed = opening.seed ?? DEMONSTRATION_SEED
    await demonstrationStore.begin(owner, seed, today)
    await build(opening, seed, today)
    await demonstrationStore.finish(owner)
    return true
  } finally {
    await owner.end({ timeout: 5 })
  }
}

/** The schemas that the migrations make. */
function ownSchemas(): readonly string[] {
  return readMigrations(MIGRATION_FOLDERS).flatMap(({ text }) =>
    [...text.matchAll(/^create schema (\w+)/gm)].map(([, name]) => name ?? ''),
  )
}

async function build(opening: Opening, seed: string, today: PlainDate): Promise<void> {
  const clock = movedClock(momentOf(today, 0))
  const sessions = new ActingSessions()
  const app = await createApp({
    databaseUrl: withoutWaiting(opening.databaseUrl),
    dataDir: opening.dataDir,
    publicUrl: opening.publicUrl,
    ...(opening.masterKeyFile ? { masterKeyFile: opening.masterKeyFile } : {}),
    clock,
    sessions,
    log: pino({ level: 'error' }),
    poolSize: 4,
  })
  try {
    const builder = new Builder(app, clock, sessions, { today, seed, scale: opening.scale ?? 'whole' })
    const begun = Date.now()
    opening.say(`Opening the demonstration province as of ${today}: everybody in it is made up.`)
    await loadReferenceData(app.services, app.modules)
    await backdateParameters(app, builder.daysAgo(HISTORY_DAYS))
    clock.moveTo(momentOf(builder.daysAgo(HISTORY_DAYS), 9))
    await buildProvince(builder, opening.say)
    await app.settle()
    opening.say(`The province stands after ${Math.round((Date.now() - begun) / 1000)} s.`)
  } finally {
    await app.close()
  }
}

/** Nobody waits for the disk while the province is built: what a power cut takes is built again, and the mark of the end is written durably. */
function withoutWaiting(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  url.searchParams.set('synchronous_commit', 'off')
  return url.href
}

/** Policy that is younger than the province's made-up past holds in it as well, and says so. */
async function backdateParameters(app: App, from: PlainDate): Promise<void> {
  const young = app.modules.flatMap((module) => module.parameters ?? []).filter((one) => one.effectiveFrom > from)
  await transactAsSystem(app.services.db, 'open-demonstration', async (tx) => {
    for (const parameter of young) {
      const document = `${parameter.document}（演示：提前适用）`
      const earlier: ParameterDefault = { ...parameter, effectiveFrom: from, document, mark: 'inference' }
      await recordParameter(tx, earlier, null)
    }
  })
}
