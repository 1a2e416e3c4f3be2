import { type Actor, dayOf, isRefused } from '@lingjiang/kernel'
import { caseEvents } from '@lingjiang/process'
import { transactAsSystem } from '../database/transaction.ts'
import { appendAudit, appendOutbox } from '../records/audit-store.ts'
import { eventOf } from '../records/domain-event.ts'
import type { Services } from '../services.ts'
import type { CaseHandler } from './case-handler.ts'
import { lockCase } from './case-store.ts'
import { performAction } from './perform-action.ts'

type Due = { readonly caseId: string; readonly name: string; readonly number: number }

const ACTOR: Actor = { kind: 'system', job: 'fire-clocks' }

/**
 * Fires every clock whose last day has passed: notes it in the legal record, tells the supervisors (event `clock-fired`) and takes the
 * declared action, never an approval. Each clock is a transaction of its own; one that fails does not hold up the others.
 * @returns how many fired
 */
export async function fireClocks(handlers: readonly CaseHandler[], services: Services): Promise<number> {
  const today = dayOf(services.clock.now())
  const due = await transactAsSystem(
    services.db,
    'fire-clocks',
    (tx) => tx<Due[]>`
    select case_id, name, number from process.clock
    where due_on < ${today} and stopped_at is null and fired_at is null and paused_at is null order by due_on limit 1000`,
  )
  let fired = 0
  for (const clock of due) {
    try {
      if (await fireOne(handlers, services, clock)) fired += 1
    } catch (error) {
      services.log.error({ err: error, caseId: clock.caseId, clock: clock.name }, 'clock not fired')
    }
  }
  return fired
}

function fireOne(handlers: readonly CaseHandler[], services: Services, due: Due): Promise<boolean> {
  return transactAsSystem(services.db, 'fire-clocks', async (tx) => {
    const now = services.clock.now()
    const file = await lockCase(tx, due.caseId)
    const handler = handlers.find((candidate) => candidate.process.name === file?.process)
    const clock = handler?.process.clocks[due.name]
    if (!file || !handler || !clock) return false
    const noted = await tx`update process.clock set fired_at = ${now}
      where case_id = ${due.caseId} and name = ${due.name} and number = ${due.number} and fired_at is null and stopped_at is null returning 1`
    if (noted.length === 0) return false
    const facts = { clock: due.name, process: file.process }
    const subject = {
      subjectKind: file.process,
      subjectId: file.subjectId,
      regionCode: file.regionCode,
      organisationId: file.organisationId,
    }
    await appendAudit(
      tx,
      ACTOR,
      [{ action: 'clock-fired', ...subject, facts }],
      now,
      `clock:${due.caseId}:${due.name}:${due.number}`,
    )
    await appendOutbox(
      tx,
      [
        eventOf(caseEvents, 'clock-fired', {
          caseId: file.id,
          ...facts,
          regionCode: file.regionCode,
          expiry: clock.expiry === 'escalate' ? 'escalate' : clock.expiry.action,
        }),
      ],
      now,
    )
    if (clock.expiry !== 'escalate') {
      const result = await performAction(
        tx,
        handler,
        file,
        { action: clock.expiry.action, reason: due.name, actor: ACTOR, now },
        services,
      )
      if (isRefused(result)) throw new Error(`clock ${due.name} of ${file.process}: ${result.code}`)
    }
    return true
  })
}
