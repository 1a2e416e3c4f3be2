import { addYears, type OrganisationKind, type Text } from '@lingjiang/kernel'
import { type FilingApplication, SIZE_CLASSES } from './filing-application.ts'
import type { FilingCondition, Finding } from './filing-conditions.ts'
import { documentsFor, FILING_DOCUMENTS } from './filing-documents.ts'
import type { RegistryParameters } from './parameters.ts'

const ALL: readonly OrganisationKind[] = ['employer', 'technical-college', 'training-and-assessment-org']
const EMPLOYER: readonly OrganisationKind[] = ['employer']
const SOCIAL: readonly OrganisationKind[] = ['training-and-assessment-org']

const HAVE: Text = { zh: '现有 {have}', en: '{have} found' }

/** At least so many, where the kind has a number. */
function atLeast(have: number | null, needed: number | null): readonly Finding[] {
  if (needed === null) return []
  return [{ met: have !== null && have >= needed, facts: { needed, have: have ?? '—' } }]
}

/** Yes or no. */
function stated(met: boolean): readonly Finding[] {
  return [{ met }]
}

const simple = (
  rule: string,
  kinds: readonly OrganisationKind[],
  asks: Text,
  found: Text,
  check: FilingCondition['check'],
): FilingCondition => ({ rule, kinds, asks, found, check })

export const ORGANISATION_CONDITIONS: readonly FilingCondition[] = [
  simple(
    'C01',
    ALL,
    { zh: '依法登记的法人，信用良好', en: 'A registered legal person of good credit' },
    { zh: '法人登记或信用情况不符合', en: 'Not a legal person, or credit is not good' },
    (a) => stated(a.legalPerson && a.goodCredit),
  ),
  simple(
    'C02',
    EMPLOYER,
    { zh: '近 {needed} 年无违法违规记录', en: 'No violation on record in the last {needed} years' },
    { zh: '期间有 {have} 条记录', en: '{have} on record in that time' },
    checkRecord,
  ),
  simple(
    'F-01',
    EMPLOYER,
    { zh: '参保职工（含分支机构）不少于 {needed} 人', en: 'At least {needed} insured staff, branches included' },
    HAVE,
    (a, p) => atLeast(a.insuredStaff, p['registry.filing.insured-staff'][a.kind]),
  ),
  simple(
    'C04',
    EMPLOYER,
    { zh: '企业规模符合本地要求（{needed} 及以上）', en: 'Size of the enterprise: {needed} or larger' },
    HAVE,
    checkSize,
  ),
  simple(
    'F-04',
    ALL,
    { zh: '质量督导员不少于 {needed} 人', en: 'At least {needed} quality supervisors' },
    HAVE,
    (a, p) => atLeast(a.supervisors, p['registry.filing.supervisors'][a.kind]),
  ),
  simple(
    'F-04',
    ALL,
    { zh: '其中中层及以上管理人员不少于 {needed} 人', en: 'Of them at least {needed} of middle management or above' },
    HAVE,
    (a, p) => atLeast(a.seniorSupervisors, p['registry.filing.senior-supervisors'][a.kind]),
  ),
  simple(
    'F-05',
    ALL,
    { zh: '专职认定管理人员不少于 {needed} 人', en: 'At least {needed} full-time assessment manager' },
    HAVE,
    (a, p) => atLeast(a.fullTimeManagers, p['registry.filing.full-time-managers'][a.kind]),
  ),
  simple(
    'F-06',
    EMPLOYER,
    { zh: '主营业务不是培训、评价或咨询', en: 'The main business is not training, assessment or consulting' },
    { zh: '主营业务为培训、评价或咨询', en: 'It is' },
    (a) => stated(!a.mainBusinessIsTraining),
  ),
  simple(
    'C12',
    EMPLOYER,
    { zh: '企业制度中技能等级与岗位、薪酬挂钩', en: 'Company rules link level, post and pay' },
    { zh: '尚未挂钩', en: 'They do not' },
    (a) => stated(a.payLinkedToLevels),
  ),
  simple(
    'C13',
    EMPLOYER,
    { zh: '按规定提取职工教育经费', en: 'A fund for staff education is set aside' },
    { zh: '未提取', en: 'It is not' },
    (a) => stated(a.educationFund),
  ),
  simple(
    'C18',
    SOCIAL,
    { zh: '行业协会、学会的社会组织评估等级不低于 {needed}A', en: 'An association is rated {needed}A or above' },
    { zh: '现为 {have}A', en: 'It is rated {have}A' },
    checkRating,
  ),
  simple(
    'C20',
    ALL,
    {
      zh: '承诺以社会效益为先，接受监督管理',
      en: 'Undertakes to put the public benefit first and to accept supervision',
    },
    { zh: '尚未承诺', en: 'Not undertaken' },
    (a) => stated(a.undertakings),
  ),
  simple(
    'F-16',
    ALL,
    { zh: '不在限制重新申请的期限内', en: 'Not barred from a new application' },
    { zh: '至 {until} 不得申请', en: 'Barred until {until}' },
    checkBar,
  ),
  simple(
    'D-01',
    ALL,
    { zh: '申请材料：{document}', en: 'Paper: {documentEn}' },
    { zh: '尚未上传', en: 'Not uploaded' },
    checkDocuments,
  ),
]

/** C02: a violation on the day exactly n years before still counts. */
function checkRecord(a: FilingApplication, p: RegistryParameters): readonly Finding[] {
  const years = p['registry.filing.clean-record-years'][a.kind]
  if (years === null) return []
  const have = a.violations.filter((day) => day >= addYears(a.on, -years) && day <= a.on).length
  return [{ met: have === 0, facts: { needed: years, have } }]
}

function checkSize(a: FilingApplication, p: RegistryParameters): readonly Finding[] {
  const needed = p['registry.filing.smallest-size-class']
  if (needed === null) return []
  const met = a.sizeClass !== null && SIZE_CLASSES.indexOf(a.sizeClass) >= SIZE_CLASSES.indexOf(needed)
  return [{ met, facts: { needed, have: a.sizeClass ?? '—' } }]
}

function checkRating(a: FilingApplication, p: RegistryParameters): readonly Finding[] {
  if (a.socialForm !== 'association') return []
  return atLeast(a.associationRating, p['registry.filing.association-rating'])
}

function checkBar(a: FilingApplication): readonly Finding[] {
  return [{ met: a.barredUntil === null || a.barredUntil < a.on, facts: { until: a.barredUntil ?? '—' } }]
}

function checkDocuments(a: FilingApplication): readonly Finding[] {
  return documentsFor(a.kind).map((document) => {
    const { title } = FILING_DOCUMENTS[document]
    return { met: a.documents.includes(document), about: document, facts: { document: title.zh, documentEn: title.en } }
  })
}
