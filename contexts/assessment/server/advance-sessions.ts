import { dayOf, isRefused } from '@lingjiang/kernel'
import { type CaseHandler, defineJob, findCaseOf, lockCase, performAction, transactAsSystem } from '@lingjiang/platform'
import { sessionProcess } from '../domain/index.ts'
import { sessionStore } from './session-store.ts'

/** Closes registration on the day after its last day. Run again it finds nothing more to close. */
export function advanceSessions(handler: CaseHandler) {
  return defineJob<null>({
    name: 'advance-sessions',
    schedule: '5 0 * * *',
    async run(_payload, services) {
      const job = 'advance-sessions'
      const now = services.clock.now()
      const ids = await transactAsSystem(services.db, job, (tx) => sessionStore.listOverdueOpen(tx, dayOf(now)))
      for (const id of ids)
        await transactAsSystem(services.db, job, async (tx) => {
          const found = await findCaseOf(tx, sessionProcess.name, id)
          const file = found && (await lockCase(tx, found.id))
          if (file?.state !== 'open') return
          const actor = { kind: 'system' as const, job }
          const moved = await performAction(tx, handler, file, { action: 'close-registration', actor, now }, services)
          if (isRefused(moved)) services.log.warn({ session: id, code: moved.code }, 'registration not closed')
        })
    },
  })
}
