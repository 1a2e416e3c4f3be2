import { defineParameters } from '@lingjiang/kernel'

const workdays = (value: number, document: string) =>
  ({
    value,
    unit: 'working days',
    effectiveFrom: '2021-01-01',
    authority: '平台默认',
    document,
    mark: 'inference',
  }) as const
const GUIDE = '考务流程时限（广东省社会培训评价组织考务工作指引 2025 年版未公开的条款，平台默认）'

/** Time limits and ratios of planning and registration. What no source gives is a default until somebody confirms it. */
export const enrolmentParameters = defineParameters({
  'assessment.session.limit.acceptance': workdays(3, GUIDE),
  'assessment.session.limit.correction': workdays(10, GUIDE),
  'assessment.session.limit.eligibility-check': workdays(5, GUIDE),
  'assessment.session.limit.scoring': workdays(5, GUIDE),
  'assessment.session.limit.approval': workdays(10, GUIDE),
  'assessment.session.limit.issuing': workdays(10, GUIDE),
  'assessment.plan.lead': workdays(10, GUIDE),
  'assessment.plan.closing-lead': workdays(5, GUIDE),
  'assessment.plan.registration-days': { ...workdays(7, GUIDE), unit: 'days' },
  'assessment.plan.candidates-per-invigilator': {
    value: 15,
    unit: 'candidates',
    effectiveFrom: '2021-01-01',
    authority: '人力资源社会保障部',
    document: '保育师国家职业标准（2021）1.9.3',
    mark: 'sourced',
  },
  'assessment.plan.invigilators-per-room': {
    value: 2,
    unit: 'persons',
    effectiveFrom: '2021-01-01',
    authority: '人力资源社会保障部',
    document: '保育师国家职业标准（2021）1.9.3',
    mark: 'sourced',
  },
  'assessment.plan.candidates-per-examiner': {
    value: 5,
    unit: 'candidates',
    effectiveFrom: '2021-01-01',
    authority: '人力资源社会保障部',
    document: '保育师国家职业标准（2021）1.9.3；其他标准另有规定的从其规定',
    mark: 'sourced',
  },
  'assessment.plan.panel-size': {
    value: 3,
    unit: 'persons',
    effectiveFrom: '2021-01-01',
    authority: '人力资源社会保障部',
    document: '保育师国家职业标准（2021）1.9.3',
    mark: 'sourced',
  },
  'assessment.plan.minutes.theory': {
    value: 90,
    unit: 'minutes',
    effectiveFrom: '2021-01-01',
    authority: '人力资源社会保障部',
    document: '国家职业标准 1.9.4',
    mark: 'sourced',
  },
  'assessment.plan.minutes.practical': {
    value: 45,
    unit: 'minutes',
    effectiveFrom: '2021-01-01',
    authority: '人力资源社会保障部',
    document: '国家职业标准 1.9.4（较早标准 45 分钟，多数标准 90 分钟）',
    mark: 'sourced',
  },
  'assessment.plan.minutes.review': {
    value: 30,
    unit: 'minutes',
    effectiveFrom: '2021-01-01',
    authority: '人力资源社会保障部',
    document: '国家职业标准 1.9.4',
    mark: 'sourced',
  },
  'assessment.duplicate.months': {
    value: 12,
    unit: 'months',
    effectiveFrom: '2025-02-01',
    authority: '广东省职业技能服务指导中心',
    document: '2025 年一季度质量通报；“同一年度一人一证”',
    mark: 'inference',
  },
  'assessment.duplicate.travel-speed': {
    value: 80,
    unit: 'km/h',
    effectiveFrom: '2021-01-01',
    authority: '平台默认',
    document: '同一人两场考试间的行程',
    mark: 'inference',
  },
})
