import type { ContextModule } from '@lingjiang/platform'
import { permissions, refusals } from '../contract/index.ts'
import { getOccupation, listOccupations, listSkillLevels } from './occupations.ts'
import { recordNorm } from './record-norm.ts'

export { loadOccupations } from './load-occupations.ts'
export { type Norm, type NormSubject, normStore } from './norm-store.ts'
export { type Occupation, occupationStore } from './occupation-store.ts'
export { seedNorms } from './seed-norms.ts'

/** The standards context: occupations of the dictionary, national standards, assessment norms. */
export function standardsModule(): ContextModule {
  return {
    name: 'standards',
    permissions,
    refusals,
    routes: [listOccupations, getOccupation, listSkillLevels, recordNorm],
  }
}
