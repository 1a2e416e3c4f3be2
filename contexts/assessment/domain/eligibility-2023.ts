import { plainDate } from '@lingjiang/kernel'
import type { SchoolKind } from './eligibility-claim.ts'
import type { EligibilityAlternative, EligibilityCondition, EligibilityRuleSet } from './eligibility-rule-set.ts'

export const ALTERNATIVES_2023 = [
  '5a',
  '5b',
  '4a',
  '4b',
  '4c',
  '3a',
  '3b',
  '3c',
  '3d',
  '3e',
  '3f',
  '2a',
  '2b',
  '2c',
  '2d',
  '2e',
  '1a',
  '1b',
  '1c',
] as const
export type Alternative2023 = (typeof ALTERNATIVES_2023)[number]

const TECHNICAL: readonly SchoolKind[] = ['ordinary-technical-school', 'senior-technical-school', 'technician-college']
const COLLEGES: readonly SchoolKind[] = ['higher-vocational-college', 'university']
const GRADUATES = ['graduate', 'final-year'] as const

const vocationalGraduate: EligibilityCondition = {
  kind: 'study',
  title: {
    zh: '技工学校、中等及以上职业学校或大专及以上相关专业毕业（含在读应届毕业生）',
    en: 'graduate (or final-year student) of a technical college, a secondary or higher vocational school, or junior college and above, in the same or a related major',
  },
  schools: [...TECHNICAL, 'secondary-vocational-school', ...COLLEGES],
  statuses: GRADUATES,
}
const seniorWorkerClass: EligibilityCondition = {
  kind: 'study',
  title: {
    zh: '技工院校高级工班及以上相关专业毕业（含在读应届毕业生）',
    en: "graduate (or final-year student) of a technical college's senior-worker class or above, in the same or a related major",
  },
  schools: TECHNICAL,
  classes: ['senior-worker', 'technician'],
  statuses: GRADUATES,
}
const collegeGraduate: EligibilityCondition = {
  kind: 'study',
  title: {
    zh: '高等职业学校、大专及以上相关专业毕业（含在读应届毕业生）',
    en: 'graduate (or final-year student) of a higher vocational college, junior college or above, in the same or a related major',
  },
  schools: COLLEGES,
  statuses: GRADUATES,
}
const approvedCollegeGraduate: EligibilityCondition = {
  ...collegeGraduate,
  title: {
    zh: '经评估论证的高等职业学校、大专及以上相关专业毕业（含在读应届毕业生）',
    en: 'graduate (or final-year student) of an assessed and approved programme of a higher vocational college, junior college or above',
  },
  approvedOnly: true,
}
const seniorSchoolGraduate: EligibilityCondition = {
  kind: 'study',
  title: { zh: '高级技工学校、技师学院毕业', en: 'graduate of a senior technical school or a technician college' },
  schools: ['senior-technical-school', 'technician-college'],
  statuses: ['graduate'],
}
const technicianClassStudent: EligibilityCondition = {
  kind: 'study',
  title: {
    zh: '技师学院预备技师班、技师班学生（含毕业生）',
    en: 'student or graduate of the (preparatory) technician class of a technician college',
  },
  schools: ['technician-college'],
  classes: ['technician'],
  statuses: ['graduate', 'final-year', 'studying'],
}

const alternatives: readonly EligibilityAlternative<Alternative2023>[] = [
  { id: '5a', level: '5', conditions: [{ kind: 'age', years: 16 }, { kind: 'intends-to-work' }], evidence: [] },
  {
    id: '5b',
    level: '5',
    conditions: [{ kind: 'age', years: 16 }, { kind: 'works-in-occupation' }],
    evidence: ['work-proof'],
  },
  { id: '4a', level: '4', conditions: [{ kind: 'work', years: 5 }], evidence: ['work-proof'] },
  {
    id: '4b',
    level: '4',
    conditions: [{ kind: 'work-after-certificate', level: '5', years: 3 }],
    evidence: ['level-certificate', 'work-proof'],
  },
  { id: '4c', level: '4', conditions: [vocationalGraduate], evidence: ['diploma-or-status'] },
  {
    id: '3a',
    level: '3',
    conditions: [{ kind: 'work', years: 10 }],
    evidence: ['commitment-letter', 'insurance-record'],
  },
  {
    id: '3b',
    level: '3',
    conditions: [{ kind: 'work-after-certificate', level: '4', years: 4 }],
    evidence: ['level-certificate', 'work-proof'],
  },
  {
    id: '3c',
    level: '3',
    conditions: [{ kind: 'work-after-title', rank: 'junior', years: 1 }],
    evidence: ['title-certificate', 'work-proof'],
  },
  { id: '3d', level: '3', conditions: [seniorWorkerClass], evidence: ['diploma-or-status'] },
  {
    id: '3e',
    level: '3',
    conditions: [{ kind: 'certificate', level: '4' }, collegeGraduate],
    evidence: ['level-certificate', 'diploma-or-status'],
  },
  { id: '3f', level: '3', conditions: [approvedCollegeGraduate], evidence: ['diploma-or-status'] },
  {
    id: '2a',
    level: '2',
    conditions: [{ kind: 'work-after-certificate', level: '3', years: 5 }],
    evidence: ['level-certificate', 'commitment-letter', 'insurance-record'],
  },
  {
    id: '2b',
    level: '2',
    conditions: [
      { kind: 'work-after-title', rank: 'junior', years: 5 },
      { kind: 'work-after-certificate', level: '3', years: 1 },
    ],
    evidence: ['title-certificate', 'level-certificate', 'work-proof'],
  },
  {
    id: '2c',
    level: '2',
    conditions: [{ kind: 'work-after-title', rank: 'intermediate', years: 1 }],
    evidence: ['title-certificate', 'commitment-letter', 'insurance-record'],
  },
  {
    id: '2d',
    level: '2',
    conditions: [{ kind: 'certificate', level: '3' }, seniorSchoolGraduate, { kind: 'work', years: 2 }],
    evidence: ['level-certificate', 'diploma-or-status', 'work-proof'],
  },
  {
    id: '2e',
    level: '2',
    conditions: [{ kind: 'certificate-held', level: '3', years: 2 }, technicianClassStudent],
    evidence: ['level-certificate', 'diploma-or-status'],
  },
  {
    id: '1a',
    level: '1',
    conditions: [{ kind: 'work-after-certificate', level: '2', years: 5 }],
    evidence: ['level-certificate', 'commitment-letter', 'insurance-record'],
  },
  {
    id: '1b',
    level: '1',
    conditions: [
      { kind: 'work-after-title', rank: 'intermediate', years: 5 },
      { kind: 'work-after-certificate', level: '2', years: 1 },
    ],
    evidence: ['title-certificate', 'level-certificate', 'work-proof'],
  },
  {
    id: '1c',
    level: '1',
    conditions: [{ kind: 'work-after-title', rank: 'senior', years: 1 }],
    evidence: ['title-certificate', 'work-proof'],
  },
]

/** The uniform table of the drafting rules of national standards, 2023 edition. Levels 2 and 1 were seen in one source only. The day of effect is that of the edition's year, unconfirmed. */
export const ELIGIBILITY_2023: EligibilityRuleSet<Alternative2023> = {
  id: '2023',
  title: {
    zh: '国家职业标准编制技术规程（2023年版）申报条件',
    en: 'Conditions of the drafting rules for national standards, 2023 edition',
  },
  effectiveFrom: plainDate('2023-01-01'),
  document: '国家职业标准编制技术规程（2023年版）',
  alternatives,
}

export const ELIGIBILITY_RULE_SETS: readonly EligibilityRuleSet[] = [ELIGIBILITY_2023]
