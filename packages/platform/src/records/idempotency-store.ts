import { createHash } from 'node:crypto'
import { type Actor, type Refused, refuse } from '@lingjiang/kernel'
import type { Tx } from '../database/sql.ts'

export type IdempotencyKey = {
  readonly actorKey: string
  readonly endpoint: string
  readonly key: string
  readonly requestHash: Buffer
}

export function idempotencyKey(actor: Actor, endpoint: string, key: string, request: unknown): IdempotencyKey {
  const actorKey = actor.kind === 'account' ? actor.accountId : actor.kind
  return {
    actorKey,
    endpoint,
    key,
    requestHash: createHash('sha256')
      .update(JSON.stringify(request ?? null))
      .digest(),
  }
}

/** The stored reply of an earlier equal request; a refusal when the key was used for another content. Holds others with the same key until the transaction ends. */
export async function findReply(
  tx: Tx,
  key: IdempotencyKey,
): Promise<{ readonly reply: unknown } | Refused | undefined> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`${key.actorKey} ${key.endpoint} ${key.key}`}, 76))`
  const [row] = await tx<{ requestHash: Buffer; reply: unknown }[]>`
    select request_hash, reply from platform.idempotent_reply
    where actor_key = ${key.actorKey} and endpoint = ${key.endpoint} and key = ${key.key}`
  if (!row) return undefined
  return row.requestHash.equals(key.requestHash) ? { reply: row.reply } : refuse('idempotency-key-reused')
}

export async function storeReply(tx: Tx, key: IdempotencyKey, reply: unknown): Promise<void> {
  await tx`insert into platform.idempotent_reply (actor_key, endpoint, key, request_hash, reply)
    values (${key.actorKey}, ${key.endpoint}, ${key.key}, ${key.requestHash}, ${tx.json((reply ?? null) as never)})`
}
