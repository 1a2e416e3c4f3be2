import type { Actor, Instant, Text } from '@lingjiang/kernel'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type { Sql } from './database/sql.ts'
import type { RateLimiter } from './http/rate-limiter.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { BlobStore } from './records/blob-store.ts'
import type { Register } from './register/register.ts'
import type { Vault } from './secrets/vault.ts'

/** The clock of the system; tests give their own. */
export type Clock = { now(): Instant }

/** Who the session of a request belongs to. Implemented by identity. */
export type SessionReader = {
  /** @returns the actor, and the token that unsafe requests must repeat; undefined when the session is unknown or over */
  read(sessionToken: string): Promise<{ readonly actor: Actor; readonly csrfToken: string } | undefined>
}

/** What handlers and jobs are given. Nothing is looked up. */
export type Services = {
  readonly db: Sql
  readonly publicDb: Sql
  readonly clock: Clock
  readonly vault: Vault
  readonly blobs: BlobStore
  readonly register: Register
  readonly jobs: Jobs
  readonly limits: RateLimiter
  readonly log: Logger
  readonly metrics: Registry
  /** Public address of the system, without a slash at the end: stands in QR codes and documents. */
  readonly publicUrl: string
  readonly dataDir: string
}

export type { FastifyInstance, Text }
