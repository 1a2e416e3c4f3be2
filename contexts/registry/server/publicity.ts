import { randomUUID } from 'node:crypto'
import { isRefused, refuse } from '@lingjiang/kernel'
import { endpoint, enterActor, findCaseOf, lockCase, performAction, publicRead } from '@lingjiang/platform'
import { ListPublicity, LodgeObjection } from '../contract/index.ts'
import { FILING_PROCESSES } from '../domain/index.ts'
import { listNotices } from './catalogue-views.ts'
import { filingHandlerOf } from './filing-case.ts'
import { filingStore } from './filing-store.ts'
import { filingAudit } from './filings.ts'
import { OBJECTION_CONTACT_PLACE, reviewStore } from './review-store.ts'

const SYSTEM = { kind: 'system', job: 'lodge-objection' } as const
/** Somebody who writes objections writes few. */
const ADDRESS_LIMIT = [
  { count: 5, seconds: 600 },
  { count: 20, seconds: 86_400 },
] as const

export const listPublicity = publicRead(ListPublicity, async ({ db }) => ({ notices: [...(await listNotices(db))] }))

/** Takes an objection of a named person; the notice stands still until the deciding office has answered it. */
export const lodgeObjection = endpoint(LodgeObjection, async (context) => {
  const { tx, params, body, now, services } = context
  const seconds = services.limits.take(`objection ${context.client.address}`, ADDRESS_LIMIT)
  if (seconds) return refuse('too-many-requests', { seconds })
  await enterActor(tx, SYSTEM)
  const filing = await filingStore.lock(tx, params.filingId)
  if (!filing || (filing.state !== 'publicity' && filing.state !== 'objection')) return refuse('publicity-over')
  const id = randomUUID()
  await reviewStore.insertObjection(tx, {
    id,
    filingId: filing.id,
    name: body.name.trim(),
    contactSealed: services.vault.encrypt(body.contact.trim(), OBJECTION_CONTACT_PLACE),
    content: body.content.trim(),
    receivedAt: now,
  })
  if (filing.state === 'publicity') {
    const found = await findCaseOf(tx, FILING_PROCESSES[filing.kind].name, filing.id)
    const file = found && (await lockCase(tx, found.id))
    if (!file) return refuse('publicity-over')
    const requested = {
      action: 'object',
      actor: SYSTEM,
      now,
      reason: '公示期内收到实名异议',
      correlationId: context.correlationId,
    }
    const moved = await performAction(tx, filingHandlerOf(filing.kind), file, requested, services)
    if (isRefused(moved)) return moved
  }
  context.record({ ...filingAudit('objection-lodged', filing), facts: { objection: id } })
  return { id }
})
