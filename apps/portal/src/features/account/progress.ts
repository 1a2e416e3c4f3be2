import type { ListMyRegistrations } from '@lingjiang/assessment/contract'
import type { Text } from '@lingjiang/kernel'
import type { ReplyOf, Tone } from '@lingjiang/ui'
import { accountMessages as m } from './messages.ts'

export type OwnRegistration = ReplyOf<typeof ListMyRegistrations>['registrations'][number]
type Progress = {
  /** Index in COURSE of what is happening now; -1 when it has ended without a result. */
  readonly at: number
  readonly next: Text
  readonly tone: Tone
}

export const COURSE = [m.step0, m.step1, m.step2, m.step3, m.step4, m.step5] as const

const AFTER_EXAM: Readonly<Record<string, Progress>> = {
  scoring: { at: 4, next: m.nextScoring, tone: 'info' },
  publicity: { at: 4, next: m.nextPublicity, tone: 'info' },
  review: { at: 4, next: m.nextReview, tone: 'info' },
  approved: { at: 5, next: m.nextApproved, tone: 'info' },
  issued: { at: 5, next: m.nextIssued, tone: 'ok' },
  archived: { at: 5, next: m.nextIssued, tone: 'ok' },
}

/** Where a registration stands and what its owner should do next, from its own state and the session's. */
export function progressOf({ state, session }: OwnRegistration, today: string): Progress {
  if (state === 'cancelled') return { at: -1, next: m.nextCancelled, tone: 'neutral' }
  if (session.state === 'cancelled') return { at: -1, next: m.nextSessionCancelled, tone: 'danger' }
  if (state === 'submitted') return { at: 1, next: m.nextSubmitted, tone: 'info' }
  if (state === 'returned') {
    const late = session.state !== 'open' || today > session.registrationClosesOn
    return { at: 1, next: late ? m.nextReturnedLate : m.nextReturned, tone: late ? 'danger' : 'warn' }
  }
  if (state === 'accepted') return { at: 2, next: m.nextAccepted, tone: 'ok' }
  const examDay = today >= session.firstDay && today <= session.lastDay
  return AFTER_EXAM[session.state] ?? { at: 3, next: examDay ? m.nextToday : m.nextAdmitted, tone: 'ok' }
}
