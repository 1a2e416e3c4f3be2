import { randomBytes } from 'node:crypto'
import { drawFromBank } from '@lingjiang/item-bank/server'
import { type Actor, type Instant, isRefused, type Refused, refuse } from '@lingjiang/kernel'
import type { Vault } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { type PaperHead, paperStore } from './delivery-paper-store.ts'
import { roomStore } from './delivery-room-store.ts'
import { listSeatsOf } from './delivery-seats-store.ts'
import { deliveryStore } from './delivery-store.ts'
import type { Session } from './session-store.ts'

/**
 * 组卷封卷: draws the theory paper of a session from a fresh seed, opens its rooms and sets a place for every seated candidate. Runs as the system
 * (nobody else opens items); a session that has its paper keeps it. Sessions without a computer exam need none.
 */
export async function prepareDelivery(
  tx: Tx,
  vault: Vault,
  session: Session,
  by: { readonly actor: Actor; readonly now: Instant; readonly seed?: string },
): Promise<PaperHead | undefined | Refused> {
  if (!session.methods.includes('computer-exam')) return undefined
  const seats = await listSeatsOf(tx, session.id, 'theory')
  if (seats.length === 0) return refuse('nobody-seated')
  const paper = (await paperStore.findOf(tx, session.id)) ?? (await drawFor(tx, vault, session, by))
  if (isRefused(paper)) return paper
  const common = { sessionId: session.id, organisationId: session.organisationId, regionCode: session.regionCode }
  await roomStore.insert(tx, { ...common, questions: paper.items }, [...new Set(seats.map((seat) => seat.slotId))])
  await deliveryStore.insert(tx, { ...common, paperId: paper.id }, seats)
  return paper
}

async function drawFor(
  tx: Tx,
  vault: Vault,
  session: Session,
  by: { readonly actor: Actor; readonly now: Instant; readonly seed?: string },
): Promise<PaperHead | Refused> {
  const seed = by.seed ?? randomBytes(32).toString('hex')
  const paper = await drawFromBank(tx, vault, {
    organisationId: session.organisationId,
    occupationCode: session.occupationCode,
    occupationName: session.occupationName,
    level: session.level,
    seed,
  })
  if (isRefused(paper)) return paper
  const accountId = by.actor.kind === 'account' ? by.actor.accountId : null
  return paperStore.insert(tx, vault, session, paper, { seed, by: accountId, at: by.now })
}
