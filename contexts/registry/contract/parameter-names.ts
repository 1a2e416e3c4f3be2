import type { Text } from '@lingjiang/kernel'
import type { RegistryParameters } from '../domain/index.ts'

const name = (zh: string, en: string): Text => ({ zh, en })

/** What each policy parameter of the registry is called. */
export const REGISTRY_PARAMETER_NAMES: Readonly<Record<keyof RegistryParameters, Text>> = {
  'registry.filing.insured-staff': name('参保职工人数下限', 'Fewest insured staff'),
  'registry.filing.stations-per-occupation': name('每个职业工位数下限', 'Fewest stations an occupation'),
  'registry.filing.examiners-per-occupation': name('每个职业考评员人数下限', 'Fewest examiners an occupation'),
  'registry.filing.experts-per-occupation': name('每个职业专家人数下限', 'Fewest experts an occupation'),
  'registry.filing.supervisors': name('质量督导员人数下限', 'Fewest quality supervisors'),
  'registry.filing.senior-supervisors': name('高级质量督导员人数下限', 'Fewest senior supervisors'),
  'registry.filing.full-time-managers': name('专职管理人员人数下限', 'Fewest full-time managers'),
  'registry.filing.clean-record-years': name('无违法失信记录年限', 'Years without a breach'),
  'registry.filing.smallest-size-class': name('企业规模下限', 'Smallest size of an employer'),
  'registry.filing.training-years': name('连续培训年限', 'Years of training without a break'),
  'registry.filing.training-years-new-occupation': name('新职业连续培训年限', 'Years of training, new occupations'),
  'registry.filing.association-rating': name('社会组织评估等级下限', 'Lowest rating of an association'),
  'registry.filing.lease-years': name('场地租期下限', 'Shortest lease of a site'),
  'registry.filing.lease-kinds': name('查验租期的机构类型', 'Kinds whose lease is checked'),
  'registry.filing.college-levels': name('技工院校可评等级', 'Levels a technical college may assess'),
  'registry.filing.social-levels': name('社会培训评价组织可评等级', 'Levels a social organisation may assess'),
  'registry.filing.employer-levels': name('用人单位可评等级', 'Levels an employer may assess'),
  'registry.filing.validity-years': name('备案有效期', 'Validity of a filing'),
  'registry.filing.expiring-days': name('到期提醒提前天数', 'Days before the end of which a filing is called expiring'),
  'registry.filing.grace-days': name('到期后宽限天数', 'Days of grace after the end'),
  'registry.filing.idle-months': name('未开展评价的期限', 'Months without an assessment'),
  'registry.filing.idle-bar-months': name('因未开展评价退出后的限制期', 'Months barred after leaving for idleness'),
  'registry.filing.annual-plan-due': name('年度计划报送截止日', 'Last day for the yearly plan'),
  'registry.filing.panel-sizes': name('评审专家组人数', 'Sizes of an expert panel'),
  'registry.filing.panel-pass': name('专家评审合格分', 'Pass mark of the expert review'),
  'registry.filing.panel-head-floor': name('专家评审单项最低分', 'Lowest mark under one head'),
  'registry.filing.limit.acceptance': name('备案受理时限', 'Filing: time to accept'),
  'registry.filing.limit.resubmission': name('备案补正时限', 'Filing: time to correct'),
  'registry.filing.limit.recommendation': name('地市推荐时限', 'Filing: time to recommend'),
  'registry.filing.limit.expert-review': name('专家评审时限', 'Filing: time for the expert review'),
  'registry.filing.limit.site-review': name('现场评估时限', 'Filing: time for the site review'),
  'registry.filing.limit.publicity': name('备案公示期', 'Filing: publicity'),
  'registry.filing.limit.objection': name('异议核查时限', 'Filing: time to examine an objection'),
  'registry.filing.limit.decision': name('备案决定时限', 'Filing: time to decide'),
}
