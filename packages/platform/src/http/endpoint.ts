import type { Readable } from 'node:stream'
import type { Actor, Endpoint, Facts, Instant, Language, Refused } from '@lingjiang/kernel'
import type { Static, TSchema } from 'typebox'
import type { Sql, Tx } from '../database/sql.ts'
import type { DomainEvent } from '../records/domain-event.ts'
import type { Services } from '../services.ts'

type Of<S> = S extends TSchema ? Static<S> : undefined
export type ParamsOf<C extends Endpoint> = Of<C['params']>
export type QueryOf<C extends Endpoint> = Of<C['query']>
export type BodyOf<C extends Endpoint> = Of<C['body']>
export type ReplyOf<C extends Endpoint> = C['reply'] extends TSchema ? Static<C['reply']> : FileReply

/** An answer that is not JSON: a document, a picture, a page. */
export type FileReply = {
  readonly content: Buffer | string | Readable
  readonly mediaType: string
  /** Offered as a download under this name; shown in the browser when absent. */
  readonly fileName?: string
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** What happened, for the audit trail. */
export type AuditEntry = {
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly regionCode?: string | null
  readonly organisationId?: string | null
  readonly facts?: Facts
}

/** A received file: on disk until the request ends. */
export type Upload = { readonly path: string; readonly name: string; readonly size: number; readonly mediaType: string }

/** What a handler works with. `tx` knows the actor; a GET's is read only. */
export type Context<C extends Endpoint> = {
  readonly params: ParamsOf<C>
  readonly query: QueryOf<C>
  readonly body: BodyOf<C>
  readonly actor: Actor
  readonly tx: Tx
  readonly now: Instant
  readonly language: Language
  readonly correlationId: string
  readonly services: Services
  readonly client: { readonly address: string; readonly userAgent: string }
  readonly upload?: Upload
  /** The session cookie as it came; only identity reads it. */
  readonly sessionToken?: string
  /** The token of an `Authorization: Bearer` header; the context that gave it out checks it. */
  readonly bearer?: string
  /** Writes an audit record in the transaction of the fact. Every write needs one. */
  record(entry: AuditEntry): void
  /** Commits what was written although the answer is a refusal (a failed attempt must be counted). @returns the refusal */
  keep(refusal: Refused): Refused
  /** Says that the audit record was written already (by the case engine), in this transaction. */
  audited(): void
  /** Publishes a domain event through the outbox, in the same transaction. */
  publish(event: DomainEvent): void
  /** Sets or clears a cookie (sessions only). */
  cookie(
    name: string,
    value: string | null,
    options?: { readonly httpOnly?: boolean; readonly maxAgeSeconds?: number },
  ): void
}

/** What a public read works with: the pool of the public role, no transaction, no actor. */
export type PublicContext<C extends Endpoint> = Pick<
  Context<C>,
  'params' | 'query' | 'body' | 'now' | 'language' | 'correlationId' | 'services' | 'client' | 'bearer'
> & {
  readonly db: Sql
  /** Who asks, where a session tells; for limits only, since nothing but what is public is answered. */
  visitor(): Promise<Actor>
}

export type UploadRule = { readonly maxBytes: number; readonly mediaTypes: readonly string[] }

// biome-ignore lint/suspicious/noExplicitAny: a list of routes holds handlers of different contracts; each was checked against its own
type AnyHandler = (context: any) => Promise<unknown>

/** A contract with its handler, ready to be registered. */
export type Route = {
  readonly contract: Endpoint
  readonly mode: 'transaction' | 'public-read' | 'self-committed'
  readonly handle: AnyHandler
  readonly upload?: UploadRule
  /** The reply holds a secret for one pair of eyes: it is not kept for a repeated request. */
  readonly shownOnce?: boolean
}

/**
 * Binds a contract to its handler. The platform validates, finds the actor, checks the permission, opens the transaction,
 * writes audit and outbox with the fact, and turns a refusal into a problem and a rollback.
 */
export function endpoint<const C extends Endpoint>(
  contract: C,
  handle: (context: Context<C>) => Promise<ReplyOf<C> | Refused>,
  options: Pick<Route, 'upload' | 'shownOnce'> = {},
): Route {
  return { contract, mode: 'transaction', handle, ...options }
}

/** A read that anybody may do: one query on the public role, no transaction, no session. */
export function publicRead<const C extends Endpoint>(
  contract: C,
  handle: (context: PublicContext<C>) => Promise<ReplyOf<C> | Refused>,
): Route {
  return { contract, mode: 'public-read', handle }
}

/**
 * A write by token that commits by itself, many requests in one transaction (exam answers): what it writes is its own append-only record, so there
 * is no audit record beside it. The handler checks the bearer token; cookies play no part, so that no other site can call it.
 */
export function selfCommittedWrite<const C extends Endpoint>(
  contract: C,
  handle: (context: Omit<PublicContext<C>, 'db' | 'visitor'>) => Promise<ReplyOf<C> | Refused>,
): Route {
  return { contract, mode: 'self-committed', handle }
}
