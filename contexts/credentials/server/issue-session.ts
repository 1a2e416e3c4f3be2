import { isRefused } from '@lingjiang/kernel'
import {
  appendAudit,
  appendOutbox,
  caseEvents,
  defineJob,
  eventOf,
  type Job,
  readEvent,
  type Services,
  type Subscription,
  taskStore,
  transactAsSystem,
} from '@lingjiang/platform'
import { credentialEvents } from '../contract/index.ts'
import { issueGroup, type MadeAhead, makeAhead } from './issue-group.ts'
import type { IssuingSource } from './issuing-source.ts'
import { issuingStore } from './issuing-store.ts'
import { numberSeriesStore } from './number-series-store.ts'

/** Certificates a transaction: large enough to share a checkpoint and a seal, small enough that others get at the register between. */
const GROUP = 500

const ACTOR = { kind: 'system', job: 'issue-session' } as const

/** When an organisation has taken the action `issue` on a session, its certificates are made by a job that can be run again. */
export function issuing(source: IssuingSource): {
  readonly job: Job<{ sessionId: string }>
  readonly subscription: Subscription
} {
  const job = defineJob<{ sessionId: string }>({
    name: 'issue-session',
    run: ({ sessionId }, services) => issueSession(source, sessionId, services),
  })
  const subscription: Subscription = {
    subscriber: 'credentials.issue',
    event: 'case-moved',
    async handle(tx, event, services) {
      const { process, to, subjectId } = readEvent(caseEvents, 'case-moved', event)
      if (process !== 'assessment.session' || to !== 'issued') return
      const session = await source(tx, services, subjectId)
      if (!session) throw new Error(`session ${subjectId} was moved to issued without approved results`)
      if ('gap' in session) throw new Error(`session ${subjectId} is outside the filed scope: ${session.gap}`)
      const { group, people } = session
      const taskId = await taskStore.create(tx, {
        kind: 'issue-certificates',
        subjectId,
        actor: ACTOR,
        regionCode: group.regionCode,
        organisationId: group.organisation.id,
      })
      if (await issuingStore.open(tx, group, people.length, taskId, services.clock.now()))
        await services.jobs.enqueue(tx, job, { sessionId: subjectId })
    },
  }
  return { job, subscription }
}

/** Issues group after group, each in a transaction of its own; whoever has a certificate already is passed over, so a crash loses and doubles nothing. */
export async function issueSession(source: IssuingSource, sessionId: string, services: Services): Promise<void> {
  const session = await transactAsSystem(services.db, 'issue-session', (tx) => source(tx, services, sessionId))
  if (!session || 'gap' in session) throw new Error(`session ${sessionId} cannot be issued`)
  const { group, people } = session
  const parts = Array.from({ length: Math.ceil(people.length / GROUP) }, (_, i) =>
    people.slice(i * GROUP, (i + 1) * GROUP),
  )
  let ahead: Promise<MadeAhead | undefined> | undefined
  for (const [i, part] of parts.entries()) {
    const made = await ahead
    const next = parts[i + 1]
    // The next part is made while this one is written: for the numbers that follow if nobody else issues in between, else again in its transaction.
    const serial = next && (await numberSeriesStore.lastSerial(services.db, group))
    ahead = next && makeAhead(services, group, next, (serial ?? 0) + part.length).catch(() => undefined)
    const failure = await issuePart(services, sessionId, group, part, made)
    if (failure) return
    const found = await transactAsSystem(services.db, 'issue-session', (tx) => issuingStore.find(tx, sessionId))
    if (found?.taskId) await taskStore.progress(services.db, found.taskId, found.issued, people.length)
  }
  await finish(services, sessionId, group, null)
}

type Group = Parameters<typeof issueGroup>[2]
type People = Parameters<typeof issueGroup>[3]

async function issuePart(
  services: Services,
  sessionId: string,
  group: Group,
  people: People,
  made: MadeAhead | undefined,
): Promise<string | undefined> {
  const refused = await transactAsSystem(services.db, 'issue-session', async (tx) => {
    const now = services.clock.now()
    const issued = await issueGroup(tx, services, group, people, now, made)
    if (isRefused(issued)) return issued.code
    const { certificateIds } = issued
    if (certificateIds.length === 0) return undefined
    await issuingStore.addIssued(tx, sessionId, certificateIds.length)
    const subject = {
      subjectKind: 'assessment.session',
      subjectId: sessionId,
      regionCode: group.regionCode,
      organisationId: group.organisation.id,
    }
    await appendAudit(
      tx,
      ACTOR,
      [{ action: 'certificates-issued', ...subject, facts: { count: certificateIds.length } }],
      now,
      `issue:${sessionId}`,
    )
    const event = eventOf(credentialEvents, 'certificates-issued', { sessionId, certificateIds: [...certificateIds] })
    await appendOutbox(tx, [event], now)
    return undefined
  })
  if (refused) await finish(services, sessionId, group, refused)
  return refused
}

async function finish(services: Services, sessionId: string, group: Group, failure: string | null): Promise<void> {
  await transactAsSystem(services.db, 'issue-session', async (tx) => {
    const now = services.clock.now()
    const found = await issuingStore.find(tx, sessionId)
    await issuingStore.finish(tx, sessionId, now, failure)
    if (found?.taskId)
      await taskStore.finish(tx, found.taskId, failure ? 'failed' : 'done', { issued: found.issued, failure })
    if (failure)
      services.log.error({ sessionId, organisation: group.organisation.code, failure }, 'certificates not issued')
  })
}
