import { defineParameters, type OrganisationKind } from '@lingjiang/kernel'

const SHENZHEN = { effectiveFrom: '2021-04-15', authority: '深圳市人力资源和社会保障局', mark: 'sourced' } as const
const OURS = {
  effectiveFrom: '2021-04-15',
  authority: '广东省人力资源和社会保障厅（待确认）',
  document: '本系统缺省值',
  mark: 'inference',
} as const

/** A number for each kind of organisation; null where nothing is asked. */
type ByKind = Readonly<Record<OrganisationKind, number | null>>
const employersOnly = (value: number): ByKind => ({
  employer: value,
  'technical-college': null,
  'training-and-assessment-org': null,
})
const everyKind = (value: number): ByKind => ({
  employer: value,
  'technical-college': value,
  'training-and-assessment-org': value,
})

/**
 * Filing conditions and time limits with their origin. The province's own numbers for social organisations were not found:
 * city conditions (Shenzhen, Foshan) stand as defaults until a dated value replaces them.
 */
export const REGISTRY_PARAMETERS = defineParameters({
  'registry.filing.insured-staff': {
    value: employersOnly(300),
    unit: 'persons',
    document: '企业职业技能等级认定申报通知（深圳南山2023、佛山）',
    ...SHENZHEN,
  },
  'registry.filing.stations-per-occupation': {
    value: employersOnly(10),
    unit: 'stations',
    document: '企业职业技能等级认定申报通知（深圳南山2023、佛山）',
    ...SHENZHEN,
  },
  'registry.filing.examiners-per-occupation': {
    value: everyKind(3),
    unit: 'persons',
    document: '深圳宝安2023申报通知、佛山（企业）；其他类型按考评组最低人数推定',
    ...SHENZHEN,
    mark: 'inference',
  },
  'registry.filing.experts-per-occupation': {
    value: employersOnly(0),
    unit: 'persons',
    ...OURS,
    document: '深圳宝安2023申报通知为1，全省缺省0',
  },
  'registry.filing.supervisors': {
    value: everyKind(2),
    unit: 'persons',
    document: '企业职业技能等级认定申报通知（深圳南山2023）；其他类型推定',
    ...SHENZHEN,
    mark: 'inference',
  },
  'registry.filing.senior-supervisors': {
    value: employersOnly(1),
    unit: 'persons',
    document: '企业职业技能等级认定申报通知（深圳南山2023）',
    ...SHENZHEN,
  },
  'registry.filing.full-time-managers': {
    value: everyKind(1),
    unit: 'persons',
    document: '企业职业技能等级认定申报通知（深圳南山2023）；其他类型推定',
    ...SHENZHEN,
    mark: 'inference',
  },
  'registry.filing.clean-record-years': {
    value: employersOnly(3),
    unit: 'years',
    document: '企业职业技能等级认定申报通知（深圳南山、宝安2023）',
    ...SHENZHEN,
  },
  'registry.filing.smallest-size-class': {
    value: null as null | 'large' | 'medium' | 'small',
    unit: 'size class',
    ...OURS,
    document: '佛山要求中型及以上，全省缺省不要求',
  },
  'registry.filing.training-years': {
    value: 3,
    unit: 'years',
    effectiveFrom: '2024-03-20',
    authority: '海南省人力资源和社会保障厅',
    document: '海南第七批遴选2024（参照）',
    mark: 'inference',
  },
  'registry.filing.training-years-new-occupation': {
    value: 1,
    unit: 'years',
    effectiveFrom: '2024-03-20',
    authority: '海南省人力资源和社会保障厅',
    document: '海南第七批遴选2024（参照）',
    mark: 'inference',
  },
  'registry.filing.association-rating': {
    value: 3,
    unit: 'A',
    effectiveFrom: '2024-03-20',
    authority: '海南省人力资源和社会保障厅',
    document: '海南第七批遴选2024（参照）',
    mark: 'inference',
  },
  'registry.filing.lease-years': {
    value: 1,
    unit: 'years',
    effectiveFrom: '2025-06-25',
    authority: '广东省职业技能服务指导中心',
    document: '广东省社会培训评价组织职业技能等级认定考务工作指引（2025年版）',
    mark: 'sourced',
  },
  'registry.filing.lease-kinds': {
    value: ['training-and-assessment-org'] as readonly OrganisationKind[],
    unit: 'organisation kinds',
    effectiveFrom: '2025-06-25',
    authority: '广东省职业技能服务指导中心',
    document: '广东省社会培训评价组织职业技能等级认定考务工作指引（2025年版）',
    mark: 'sourced',
  },
  'registry.filing.college-levels': {
    value: { ordinary: ['5', '4'], senior: ['5', '4', '3'], 'technician-college': ['5', '4', '3', '2'] } as Readonly<
      Record<'ordinary' | 'senior' | 'technician-college', readonly string[]>
    >,
    unit: 'levels',
    effectiveFrom: '2021-01-01',
    authority: '广东省职业技能服务指导中心',
    document: '技工院校职业技能等级认定工作指引',
    mark: 'sourced',
  },
  'registry.filing.social-levels': { value: ['5', '4', '3', '2', '1'] as readonly string[], unit: 'levels', ...OURS },
  'registry.filing.employer-levels': {
    value: ['0', '5', '4', '3', '2', '1', 'T', 'C'] as readonly string[],
    unit: 'levels',
    effectiveFrom: '2022-03-01',
    authority: '人力资源和社会保障部',
    document: '人社部发〔2022〕14号',
    mark: 'sourced',
  },
  'registry.filing.validity-years': {
    value: 3,
    unit: 'years',
    effectiveFrom: '2025-12-24',
    authority: '四川省人力资源和社会保障厅',
    document: '四川备案通知2025-12-24（参照，广东年限待确认）',
    mark: 'memory',
  },
  'registry.filing.expiring-days': { value: 90, unit: 'days', ...OURS },
  'registry.filing.grace-days': { value: 30, unit: 'days', ...OURS },
  'registry.filing.idle-months': { value: 12, unit: 'months', document: '深圳龙岗企业认定申报2022', ...SHENZHEN },
  'registry.filing.idle-bar-months': { value: 24, unit: 'months', document: '深圳龙岗企业认定申报2022', ...SHENZHEN },
  'registry.filing.annual-plan-due': {
    value: '01-31',
    unit: 'month-day',
    effectiveFrom: '2021-01-01',
    authority: '浙江省人力资源和社会保障厅',
    document: '浙江计划公告制2021（参照）',
    mark: 'memory',
  },
  'registry.filing.panel-sizes': { value: [3, 5, 7] as readonly number[], unit: 'experts', ...OURS },
  'registry.filing.panel-pass': { value: 60, unit: 'points of 100', ...OURS },
  'registry.filing.panel-head-floor': { value: 50, unit: 'points of 100', ...OURS },
  'registry.filing.limit.acceptance': { value: 5, unit: 'workdays', ...OURS },
  'registry.filing.limit.resubmission': { value: 15, unit: 'workdays', ...OURS },
  'registry.filing.limit.recommendation': { value: 10, unit: 'workdays', ...OURS },
  'registry.filing.limit.expert-review': { value: 20, unit: 'workdays', ...OURS },
  'registry.filing.limit.site-review': { value: 20, unit: 'workdays', ...OURS },
  'registry.filing.limit.publicity': { value: 5, unit: 'workdays', ...OURS },
  'registry.filing.limit.objection': { value: 10, unit: 'workdays', ...OURS },
  'registry.filing.limit.decision': { value: 10, unit: 'workdays', ...OURS },
})

export type RegistryParameters = (typeof REGISTRY_PARAMETERS)['defaults']
