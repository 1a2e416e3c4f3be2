import { AUDIENCE_NAMES, addYears, type OrganisationKind, SKILL_LEVEL_NAMES, type Text } from '@lingjiang/kernel'
import type { FilingApplication, FilingItem } from './filing-application.ts'
import type { FilingCondition, Finding } from './filing-conditions.ts'
import { audiencesFor, levelsFor } from './filing-scope.ts'
import type { RegistryParameters } from './parameters.ts'

const ALL: readonly OrganisationKind[] = ['employer', 'technical-college', 'training-and-assessment-org']
const HAVE: Text = { zh: '现有 {have}', en: '{have} found' }

type ItemCheck = (
  item: FilingItem,
  application: FilingApplication,
  parameters: RegistryParameters,
) => Finding | undefined

/** The same question put to every occupation applied for. */
function perItem(
  rule: string,
  kinds: readonly OrganisationKind[],
  asks: Text,
  found: Text,
  check: ItemCheck,
): FilingCondition {
  return {
    rule,
    kinds,
    asks,
    found,
    check: (application, parameters) =>
      application.items.flatMap((item) => {
        const finding = check(item, application, parameters)
        return finding ? [{ about: item.occupationCode, ...finding }] : []
      }),
  }
}

/** Nothing is asked where the kind has no number, or where the number is none. */
function atLeast(have: number, needed: number | null): Finding | undefined {
  return needed === null || needed === 0 ? undefined : { met: have >= needed, facts: { needed, have } }
}

export const ITEM_CONDITIONS: readonly FilingCondition[] = [
  {
    rule: 'S-01',
    kinds: ALL,
    asks: { zh: '至少申请一个职业', en: 'At least one occupation is applied for' },
    found: { zh: '尚未选择职业', en: 'None is chosen' },
    check: (application) => [{ met: application.items.length > 0 }],
  },
  perItem(
    'S-02',
    ALL,
    {
      zh: '属于《职业分类大典》技能类职业，且非准入类职业资格',
      en: 'A skill occupation of the dictionary that needs no licence to work',
    },
    { zh: '不在认定范围内', en: 'Outside the scope of recognition' },
    (item) => ({ met: item.skillOccupation && !item.entryQualification }),
  ),
  perItem(
    'F-07',
    ALL,
    {
      zh: '等级在该类机构可开展的范围内（{allowed}）',
      en: 'Levels lie within what this kind may assess ({allowedEn})',
    },
    { zh: '超出：{have}', en: 'Outside: {haveEn}' },
    checkLevels,
  ),
  perItem(
    'S-03',
    ALL,
    { zh: '服务对象：{allowed}', en: 'Audience: {allowedEn}' },
    { zh: '所选为 {have}', en: 'Chosen: {haveEn}' },
    checkAudience,
  ),
  perItem(
    'F-08',
    ['technical-college'],
    {
      zh: '职业与本校开设专业对应，对象为本校注册学生',
      en: 'A major on offer maps to the occupation; candidates are registered students',
    },
    { zh: '无对应专业', en: 'No major maps to it' },
    (item) => ({ met: item.majorOffered }),
  ),
  perItem('F-02', ALL, { zh: '考核工位不少于 {needed} 个', en: 'At least {needed} stations' }, HAVE, (item, a, p) =>
    atLeast(item.stations, p['registry.filing.stations-per-occupation'][a.kind]),
  ),
  perItem('F-03', ALL, { zh: '考评员不少于 {needed} 人', en: 'At least {needed} examiners' }, HAVE, (item, a, p) =>
    atLeast(item.examiners, p['registry.filing.examiners-per-occupation'][a.kind]),
  ),
  perItem('C10', ALL, { zh: '专家不少于 {needed} 人', en: 'At least {needed} experts' }, HAVE, (item, a, p) =>
    atLeast(item.experts, p['registry.filing.experts-per-occupation'][a.kind]),
  ),
  perItem(
    'C14',
    ['employer'],
    { zh: '属于主营业务的职业', en: 'The occupation belongs to the main business' },
    { zh: '不属于主营业务', en: 'It does not' },
    (item) => ({ met: item.mainBusiness }),
  ),
  perItem(
    'C15',
    ALL,
    { zh: '有职业标准或评价规范', en: 'A standard or an assessment norm is named' },
    { zh: '尚未选定', en: 'None is named' },
    (item) => ({ met: item.normNamed }),
  ),
  perItem(
    'C17',
    ['training-and-assessment-org'],
    {
      zh: '连续开展相关培训评价满 {needed} 年（新职业可放宽）',
      en: '{needed} years of training without a break (less for new occupations)',
    },
    { zh: '自 {have} 起', en: 'Since {have}' },
    checkHistory,
  ),
]

function checkLevels(item: FilingItem, a: FilingApplication, p: RegistryParameters): Finding {
  const allowed = levelsFor(a.kind, a.collegeType, p)
  const outside = item.levels.filter((level) => !allowed.includes(level))
  const name = (levels: readonly string[], language: keyof Text) =>
    levels.map((level) => SKILL_LEVEL_NAMES[level as '5'][language]).join(language === 'zh' ? '、' : ', ')
  return {
    met: item.levels.length > 0 && outside.length === 0,
    facts: {
      allowed: name(allowed, 'zh'),
      allowedEn: name(allowed, 'en'),
      have: name(outside, 'zh'),
      haveEn: name(outside, 'en'),
    },
  }
}

function checkAudience(item: FilingItem, a: FilingApplication): Finding {
  const allowed = audiencesFor(a.kind)
  return {
    met: allowed.includes(item.audience),
    facts: {
      allowed: allowed.map((audience) => AUDIENCE_NAMES[audience].zh).join('、'),
      allowedEn: allowed.map((audience) => AUDIENCE_NAMES[audience].en).join(', '),
      have: AUDIENCE_NAMES[item.audience].zh,
      haveEn: AUDIENCE_NAMES[item.audience].en,
    },
  }
}

/** C17 and C19: so many years of training, unless relaxed by other experience. */
function checkHistory(item: FilingItem, a: FilingApplication, p: RegistryParameters): Finding {
  const needed =
    p[item.newOccupation ? 'registry.filing.training-years-new-occupation' : 'registry.filing.training-years']
  const long = a.trainingSince !== null && addYears(a.trainingSince, needed) <= a.on
  return { met: long || a.experienceRelaxed, facts: { needed, have: a.trainingSince ?? '—' } }
}
