import { addDays, dayOf, instant, type PlainDate, plainDate } from '@lingjiang/kernel'
import {
  defineJob,
  digestAuditDay,
  firstAuditDay,
  latestLeaves,
  leavesOf,
  type Services,
  transactAsSystem,
} from '@lingjiang/platform'
import type { Sql, Tx } from '@lingjiang/platform/sql'

const KIND = 'audit-head'

export type AuditSeal = {
  readonly day: PlainDate
  readonly events: number
  readonly digest: string
  readonly index: number
  readonly sealedAt: string
}

/** What the register holds about a day: no personal data, only how many events and their digest. */
const bodyOf = (day: PlainDate, events: number, digest: string) =>
  new TextEncoder().encode(JSON.stringify({ kind: KIND, day, events, digest: `sha256:${digest}` }))

function sealOf(leaf: { readonly index: number; readonly body: Buffer; readonly enteredAt: string }): AuditSeal {
  const { day, events, digest } = JSON.parse(leaf.body.toString('utf8')) as {
    day: PlainDate
    events: number
    digest: string
  }
  return { day, events, digest: digest.replace(/^sha256:/, ''), index: leaf.index, sealedAt: leaf.enteredAt }
}

export async function sealOfDay(db: Sql | Tx, day: PlainDate): Promise<AuditSeal | undefined> {
  const [leaf] = await leavesOf(db, KIND, day)
  return leaf ? sealOf(leaf) : undefined
}

export async function listSeals(
  db: Sql | Tx,
  before: string | undefined,
  limit: number,
): Promise<readonly AuditSeal[]> {
  return (await latestLeaves(db, KIND, before, limit)).map(sealOf)
}

/**
 * Enters the digest of every whole day that has none yet in the public register, so that nobody, not even who holds the database, can
 * change the trail of a past day unseen (GB/T 22239 tier 3: protection of audit records). A second run changes nothing.
 * @returns the days sealed now
 */
export async function sealAudit(services: Services): Promise<readonly PlainDate[]> {
  return transactAsSystem(services.db, 'seal-audit', async (tx) => {
    const now = instant(services.clock.now())
    const yesterday = addDays(dayOf(now), -1)
    const first = await firstAuditDay(tx)
    const [last] = await listSeals(tx, undefined, 1)
    const facts: { kind: string; subject: string; body: Uint8Array }[] = []
    const days: PlainDate[] = []
    for (
      let day = last ? addDays(last.day, 1) : first ? plainDate(first) : addDays(yesterday, 1);
      day <= yesterday;
      day = addDays(day, 1)
    ) {
      const { events, digest } = await digestAuditDay(tx, day)
      facts.push({ kind: KIND, subject: day, body: bodyOf(day, events, digest) })
      days.push(day)
    }
    await services.register.enter(tx, facts, now)
    return days
  })
}

/** Half an hour after midnight in Beijing: every transaction of the day before has long ended. */
export const sealAuditJob = defineJob<null>({
  name: 'identity.seal-audit',
  schedule: '30 0 * * *',
  async run(_payload, services) {
    await sealAudit(services)
  },
})
