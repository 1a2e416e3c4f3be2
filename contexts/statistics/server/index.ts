import type { ContextModule } from '@lingjiang/platform'
import { permissions, refusals } from '../contract/index.ts'
import { getCertificateCounts, getCertificateCountsFile } from './certificate-counts.ts'

/** The statistics context: reads what the others publish, owns nothing. */
export function statisticsModule(): ContextModule {
  return { name: 'statistics', permissions, refusals, routes: [getCertificateCounts, getCertificateCountsFile] }
}
