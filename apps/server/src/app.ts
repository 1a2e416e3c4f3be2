import { join } from 'node:path'
import { sessionReader } from '@lingjiang/identity/server'
import type { Actor } from '@lingjiang/kernel'
import {
  type AnyJob,
  assertDeclared,
  type CaseHandler,
  type Clock,
  type ContextModule,
  caseEvents,
  caseRoutes,
  checkpointSigner,
  connect,
  createServer,
  defineJob,
  deliveryJobs,
  fireClocks,
  Jobs,
  localBlobStore,
  newMetrics,
  Permissions,
  platformRefusals,
  RateLimiter,
  RefusalCatalogue,
  Register,
  registerPages,
  registerRoutes,
  relayOutbox,
  type Services,
  type SessionReader,
  type Subscription,
  sweepIncoming,
  Vault,
} from '@lingjiang/platform'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { registerDocs } from './docs.ts'
import { contextModules } from './modules.ts'
import { registerOperations } from './operations.ts'
import type { SiteFacts } from './site.ts'
import { serveWeb } from './web.ts'

export type AppOptions = {
  /** Owner of a migrated database; the application runs as the roles lingjiang_app and lingjiang_public. */
  readonly databaseUrl: string
  readonly dataDir: string
  readonly publicUrl: string
  readonly masterKeyFile?: string
  readonly clock: Clock
  readonly log: Logger
  readonly trustProxy?: boolean
  /** What the foot of the portal says; a demonstration by nobody when absent. */
  readonly site?: SiteFacts
  readonly poolSize?: number
  /** Replaces the first wall: for the test that shows that the second one holds. */
  readonly allows?: (actor: Actor, permission: string) => boolean
  /** Replaces the counters of requests: for measurements from one machine. */
  readonly limits?: RateLimiter
  /** Replaces the reader of sessions: for the opening of a demonstration, which acts as many people without a browser. */
  readonly sessions?: SessionReader
  /** Further processes beside those of the contexts: for the tests of the engine. */
  readonly cases?: readonly CaseHandler[]
}

export type App = {
  readonly databaseUrl: string
  readonly http: FastifyInstance
  readonly services: Services
  readonly modules: readonly ContextModule[]
  /** Starts working on jobs, delivers events, fires clocks. */
  work(): Promise<void>
  /** Delivers waiting events and runs waiting jobs until none waits. For tests and commands. */
  settle(): Promise<void>
  /** Fires the clocks that have run out, as the job does every minute. */
  fireClocks(): Promise<number>
  close(): Promise<void>
}

/** Puts the whole system together; the only place that does. Tests call this same function. */
export async function createApp(options: AppOptions): Promise<App> {
  let permissions: Permissions | undefined
  const modules = contextModules(() => permissions as Permissions)
  permissions = new Permissions(modules.map((module) => module.permissions))
  const subscriptions = modules.flatMap((module) => module.subscriptions ?? [])
  assertDeclared(subscriptions, [caseEvents, ...modules.flatMap((module) => module.events ?? [])])
  const services = await createServices(options, modules, subscriptions)
  const refusals = new RefusalCatalogue([platformRefusals, ...modules.map((module) => module.refusals)])
  const { app: http, edge } = await createServer({
    services,
    sessions: options.sessions ?? sessionReader(services),
    permissions,
    refusals,
    trustProxy: options.trustProxy ?? false,
    ...(options.allows ? { allows: options.allows } : {}),
  })
  const handlers = [...modules.flatMap((module) => module.cases ?? []), ...(options.cases ?? [])]
  registerRoutes(http, caseRoutes(handlers), edge)
  for (const module of modules) {
    registerRoutes(http, module.routes, edge)
    module.pages?.(http, services)
  }
  registerPages(http, services)
  registerOperations(http, services)
  const routes = [...caseRoutes(handlers), ...modules.flatMap((module) => module.routes)]
  registerDocs(http, { routes, permissions, refusals })
  await serveWeb(http, services, options.site ?? { demonstration: true })
  let relaying: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  const relay = () => relayOutbox(subscriptions, services)
  return {
    databaseUrl: options.databaseUrl,
    http,
    services,
    modules,
    async work() {
      await sweepIncoming(services.dataDir)
      await services.jobs.work(services)
      const tick = () => {
        relaying = relay()
          .catch((error: unknown) => services.log.error({ err: error }, 'relay'))
          .finally(() => {
            timer = setTimeout(tick, 500)
          })
      }
      tick()
    },
    async settle() {
      for (;;) {
        const relayed = await relay()
        const worked = await services.jobs.drain(services)
        if (relayed + worked === 0) return
      }
    },
    fireClocks: () => fireClocks(handlers, services),
    async close() {
      clearTimeout(timer)
      await relaying
      clearTimeout(timer)
      await http.close()
      await services.jobs.stop()
      await Promise.all([services.db.end({ timeout: 5 }), services.publicDb.end({ timeout: 5 })])
    },
  }
}

async function createServices(
  options: AppOptions,
  modules: readonly ContextModule[],
  subscriptions: readonly Subscription[],
): Promise<Services> {
  const jobList: readonly AnyJob[] = [
    ...deliveryJobs(subscriptions),
    ...modules.flatMap((module) => module.jobs ?? []),
    clockJob(modules.flatMap((module) => module.cases ?? [])),
    forgetOldReplies,
  ]
  const jobs = new Jobs(asRole(options.databaseUrl, 'lingjiang_app'), jobList, (error) =>
    options.log.error({ err: error }, 'jobs'),
  )
  await jobs.prepare()
  const vault = Vault.open(options.dataDir, options.masterKeyFile)
  return {
    db: connect(options.databaseUrl, { max: options.poolSize ?? 12, name: 'lingjiang', role: 'lingjiang_app' }),
    // Few, because short reads that wait for the same connection travel in one packet, at half the cost in the database.
    publicDb: connect(options.databaseUrl, {
      max: options.poolSize ?? 4,
      name: 'lingjiang-public',
      role: 'lingjiang_public',
    }),
    clock: options.clock,
    vault,
    register: new Register(checkpointSigner(vault)),
    blobs: localBlobStore(join(options.dataDir, 'blobs')),
    jobs,
    limits: options.limits ?? new RateLimiter(),
    log: options.log,
    metrics: newMetrics(),
    publicUrl: options.publicUrl,
    dataDir: options.dataDir,
  }
}

function asRole(url: string, role: string): string {
  const address = new URL(url)
  address.searchParams.set('options', `-c role=${role}`)
  return address.toString()
}

/** Looks every minute for time limits that have run out. */
const clockJob = (handlers: readonly CaseHandler[]) =>
  defineJob<null>({
    name: 'fire-clocks',
    schedule: '* * * * *',
    run: async (_payload, services) => {
      await fireClocks(handlers, services)
    },
  })

/** Replies kept for repeated requests are forgotten after seven days. */
const forgetOldReplies = defineJob<null>({
  name: 'forget-old-replies',
  schedule: '17 3 * * *',
  async run(_payload, services) {
    await services.db`delete from platform.idempotent_reply where at < now() - interval '7 days'`
  },
})
