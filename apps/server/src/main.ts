import { flushCompileCache } from 'node:module'
import { renewSetUpCode } from '@lingjiang/identity/server'
import { instant } from '@lingjiang/kernel'
import { migrate } from '@lingjiang/platform'
import { PostgresFault, startEmbeddedPostgres } from '@lingjiang/platform/postgres'
import { pino } from 'pino'
import { announceSetUp } from './announce-set-up.ts'
import { createApp } from './app.ts'
import { type Config, ConfigFault, readConfig } from './config.ts'
import { announceAccounts } from './demo/announce-accounts.ts'
import { demonstrationPage } from './demo/demonstration-page.ts'
import { openDemonstration } from './demo/open-demonstration.ts'
import { MIGRATION_FOLDERS } from './modules.ts'
import { loadReferenceData } from './reference-data.ts'

const say = (sentence: string) => process.stdout.write(`${sentence}\n`)

/** A start that cannot succeed says why in one sentence and ends with 1. */
function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

async function openDatabase(config: Config): Promise<{ readonly url: string; stop(): Promise<void> }> {
  if (config.DATABASE_URL) return { url: config.DATABASE_URL, stop: async () => undefined }
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, log: say })
  return { url: server.ownerUrl, stop: server.stop }
}

async function main() {
  const config = readConfig(process.env, process.argv.slice(2))
  const database = await openDatabase(config)
  const closers: (() => Promise<void>)[] = [database.stop]
  let closing = false
  const close = async (code: number) => {
    if (closing) return
    closing = true
    for (const closer of closers.reverse()) await closer().catch(() => undefined)
    process.exit(code)
  }
  process.on('SIGINT', () => void close(0))
  process.on('SIGTERM', () => void close(0))
  try {
    await migrate(database.url, MIGRATION_FOLDERS)
    const place = {
      databaseUrl: database.url,
      dataDir: config.dataDir,
      publicUrl: config.publicUrl,
      ...(config.MASTER_KEY_FILE ? { masterKeyFile: config.MASTER_KEY_FILE } : {}),
    }
    const demonstration = config.DEMO && (await openDemonstration({ ...place, now: instant(Date.now()), say }))
    const app = await createApp({
      ...place,
      clock: { now: () => instant(Date.now()) },
      log: pino({ level: config.LOG_LEVEL }),
      trustProxy: config.TRUST_PROXY,
      site: {
        demonstration: Boolean(demonstration),
        organiser: config.SITE_ORGANISER,
        contact: config.SITE_CONTACT,
        siteCode: config.SITE_CODE,
        icpRecord: config.ICP_RECORD,
        securityRecord: config.SECURITY_RECORD,
      },
    })
    closers.push(app.close)
    if (demonstration) demonstrationPage(app.http, app.services)
    await loadReferenceData(app.services, app.modules)
    await app.http.listen({ port: config.PORT, host: config.HOST })
    await app.work()
    say(addressesOf(config))
    // A server may be killed, and then writes nothing: what was compiled is kept now.
    flushCompileCache()
    const setUpCode = await renewSetUpCode(app.services)
    if (setUpCode) say(announceSetUp(config.publicUrl, setUpCode))
    if (demonstration) say(announceAccounts(config.publicUrl))
    if (demonstration && !isLoopback(config.HOST))
      say('These accounts are open to everybody who can reach this machine. To run it for real: npm start -- --no-demo')
  } catch (error) {
    process.stderr.write(`${sentenceOf(error, config)}\n`)
    await close(1)
  }
}

function addressesOf({ publicUrl }: Config): string {
  return ['', '岭匠 Lingjiang', `  门户 Portal    ${publicUrl}/`, `  工作台 Console  ${publicUrl}/console/`].join('\n')
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.')

/** What a person at the terminal can act on. */
function sentenceOf(error: unknown, config: Config): string {
  const { code, message } = error as { code?: string; message?: string }
  if (code === 'EADDRINUSE') return `Port ${config.PORT} is taken by another program. Set PORT to a free one.`
  if (code === 'EACCES') return `This user may not listen on port ${config.PORT}. Set PORT to one above 1023.`
  if (code === 'ENOTFOUND' || code === 'ECONNREFUSED') return `No PostgreSQL answers at DATABASE_URL (${code}).`
  if (code === '28P01' || code === '28000') return 'PostgreSQL refused the user or the password in DATABASE_URL.'
  if (code === '3D000') return 'The database named in DATABASE_URL does not exist.'
  if (code === '42501')
    return `The user in DATABASE_URL must own the database and be allowed to create roles (${message}).`
  if (code === 'ENOSPC' || code === '53100') return 'The disk is full.'
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

main().catch((error: unknown) => {
  if (error instanceof ConfigFault || error instanceof PostgresFault) giveUp(error.message)
  giveUp(error instanceof Error ? (error.stack ?? error.message) : String(error))
})
