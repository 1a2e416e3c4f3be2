import type { Instant } from '@lingjiang/kernel'
import { appendAudit, defineJob, type Services, transactAsSystem } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { type Marking, markPaper, type PaperKey } from '../domain/index.ts'
import { paperStore } from './delivery-paper-store.ts'
import { deliveryStore } from './delivery-store.ts'

/** Marks one held sitting from the answers in force. */
export async function markSitting(
  tx: Tx,
  services: Pick<Services, 'vault'>,
  sitting: { readonly id: string; readonly paperId: string },
): Promise<Marking> {
  const key = await paperStore.key(tx, services.vault, sitting.paperId)
  const answers = (await deliveryStore.answersOf(tx, [sitting.id])).get(sitting.id) ?? new Map()
  return markPaper(key, answers)
}

/** Sittings of one transaction. */
const BATCH = 200

/** Hands in and marks the papers whose time is over. @returns how many */
export async function closeOverdueSittings(services: Services): Promise<number> {
  let total = 0
  for (;;) {
    const done = await transactAsSystem(services.db, 'close-overdue-sittings', (tx) =>
      closeBatch(tx, services, services.clock.now()),
    )
    total += done
    if (done < BATCH) return total
  }
}

async function closeBatch(tx: Tx, services: Services, now: Instant): Promise<number> {
  const overdue = await deliveryStore.takeOverdue(tx, now, BATCH)
  if (overdue.length === 0) return 0
  const keys = new Map<string, PaperKey>()
  for (const paperId of new Set(overdue.map((sitting) => sitting.paperId)))
    keys.set(paperId, await paperStore.key(tx, services.vault, paperId))
  const answers = await deliveryStore.answersOf(
    tx,
    overdue.map((sitting) => sitting.id),
  )
  for (const sitting of overdue) {
    const marking = markPaper(keys.get(sitting.paperId) ?? [], answers.get(sitting.id) ?? new Map())
    await deliveryStore.submit(tx, sitting.id, { at: sitting.closesAt, by: 'clock', marking })
  }
  const entries = overdue.map((sitting) => ({
    action: 'paper-handed-in-by-clock',
    subjectKind: 'assessment.sitting',
    subjectId: sitting.id,
  }))
  await appendAudit(tx, { kind: 'system', job: 'close-overdue-sittings' }, entries, now, `clock:${now}`)
  return overdue.length
}

/** Every minute: what the candidate's own machine could not hand in is handed in here. */
export const closeSittingsJob = defineJob<null>({
  name: 'close-overdue-sittings',
  schedule: '* * * * *',
  run: async (_payload, services) => {
    await closeOverdueSittings(services)
  },
})
