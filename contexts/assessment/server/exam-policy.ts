import { dayOf, type Instant, type RegionCode } from '@lingjiang/kernel'
import { loadParameters } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import type { AssessmentParameters, ExamParameters } from '../domain/index.ts'

export type ExamPolicy = AssessmentParameters & ExamParameters

/** The numbers of policy in force in a region on the day of a moment. */
export async function examPolicy(tx: Tx, regionCode: string, now: Instant): Promise<ExamPolicy> {
  const parameters = await loadParameters(tx, regionCode as RegionCode, dayOf(now))
  return parameters.values('assessment.') as ExamPolicy
}
