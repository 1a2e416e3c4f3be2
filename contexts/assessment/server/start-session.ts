import { type Instant, isRefused } from '@lingjiang/kernel'
import { findCaseOf, lockCase, performAction, type Services } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { sessionProcess } from '../domain/index.ts'
import { examSteps } from './exam-steps.ts'
import { sessionHandler } from './session-case.ts'

/**
 * 开考: the first room that opens starts the session. Runs as the system, because an invigilator on duty sees the room and not the case; who opened
 * the room is on record with the room.
 */
export async function startSession(tx: Tx, services: Services, sessionId: string, now: Instant): Promise<void> {
  const found = await findCaseOf(tx, sessionProcess.name, sessionId)
  const file = found && (await lockCase(tx, found.id))
  if (file?.state !== 'ready') return
  const actor = { kind: 'system' as const, job: 'exam-room-opened' }
  const moved = await performAction(tx, sessionHandler(examSteps), file, { action: 'start', actor, now }, services)
  if (isRefused(moved)) services.log.warn({ session: sessionId, code: moved.code }, 'session not started')
}
