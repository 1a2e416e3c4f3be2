import { type Instant, instant, type Refused, refuse } from '@lingjiang/kernel'
import type { ExamParameters } from './exam-parameters.ts'
import type { AssessmentParameters } from './parameters.ts'

export type SittingStanding = 'expected' | 'checked-in' | 'started' | 'submitted' | 'absent'
export type ExamTimes = { readonly startsAt: string; readonly endsAt: string }

const MINUTE = 60_000
const shifted = (at: string, minutes: number) => Date.parse(at) + minutes * MINUTE

/** 签到: from an hour before the start until fifteen minutes after it (parameters). */
export function decideCheckIn(
  state: SittingStanding,
  times: ExamTimes,
  now: Instant,
  p: AssessmentParameters,
): Refused<'check-in-not-open' | 'sitting-not-expected'> | undefined {
  if (state !== 'expected') return refuse('sitting-not-expected')
  const opens = shifted(times.startsAt, -p['assessment.check-in.opens'])
  const closes = shifted(times.startsAt, p['assessment.check-in.closes'])
  const at = Date.parse(now)
  return at < opens || at > closes ? refuse('check-in-not-open') : undefined
}

export type StartRefusal = 'not-checked-in' | 'room-not-open' | 'start-window-over' | 'exam-over'

/** Starting needs a checked-in candidate, an open room and the hour; who comes later than the limit is not let in. Resuming needs time left. */
export function decideStart(
  sitting: { readonly state: SittingStanding; readonly closesAt: string | null },
  roomOpen: boolean,
  times: ExamTimes,
  now: Instant,
  p: AssessmentParameters,
): Refused<StartRefusal> | 'start' | 'resume' {
  const at = Date.parse(now)
  if (sitting.state === 'submitted' || sitting.state === 'absent') return refuse('exam-over')
  if (sitting.state === 'started')
    return sitting.closesAt && at > Date.parse(sitting.closesAt) ? refuse('exam-over') : 'resume'
  if (sitting.state === 'expected') return refuse('not-checked-in')
  if (!roomOpen || at < Date.parse(times.startsAt)) return refuse('room-not-open')
  return at > shifted(times.startsAt, p['assessment.check-in.closes']) ? refuse('start-window-over') : 'start'
}

/** A paper ends with its slot, later only by the minutes given for an incident; what was sent in time may arrive within the grace. */
export function endOfSitting(
  times: ExamTimes,
  extraMinutes: number,
  p: ExamParameters,
): { readonly endsAt: Instant; readonly closesAt: Instant } {
  const ends = shifted(times.endsAt, extraMinutes)
  return { endsAt: instant(ends), closesAt: instant(ends + p['assessment.exam.answer-grace'] * 1000) }
}

export function remainingSeconds(endsAt: string, now: Instant): number {
  return Math.max(0, Math.floor((Date.parse(endsAt) - Date.parse(now)) / 1000))
}
