import type { PlainDate } from '@lingjiang/kernel'
import { addWorkdays } from '@lingjiang/workdays'
import type { AssessmentParameters } from './parameters.ts'

/** The last day for each step before the exam and after it. */
export type SessionDeadlines = {
  readonly file: PlainDate
  readonly closeRegistration: PlainDate
  readonly freeze: PlainDate
  readonly prepare: PlainDate
  readonly enterScores: PlainDate
  readonly report: PlainDate
}

/** Deadlines of a session from its first and last day, in working days. */
export function deadlinesOf(
  firstDay: PlainDate,
  lastDay: PlainDate,
  organisation: 'employer' | 'other',
  p: AssessmentParameters,
): SessionDeadlines {
  const before = (key: 'lead' | 'registration-close' | 'freeze' | 'prepare') =>
    addWorkdays(firstDay, -p[`assessment.plan.${key}`])
  return {
    file: before('lead'),
    closeRegistration: before('registration-close'),
    freeze: before('freeze'),
    prepare: before('prepare'),
    enterScores: addWorkdays(lastDay, p['assessment.limit.scoring']),
    report: addWorkdays(
      lastDay,
      p[organisation === 'employer' ? 'assessment.report.employer' : 'assessment.report.social'],
    ),
  }
}
