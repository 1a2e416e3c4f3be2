import type { OrganisationKind, Text } from '@lingjiang/kernel'

type DocumentKind = { readonly title: Text; readonly kinds: readonly OrganisationKind[] }
const ALL = ['employer', 'technical-college', 'training-and-assessment-org'] as const
const E = ['employer'] as const
const C = ['technical-college'] as const
const S = ['training-and-assessment-org'] as const

/** The papers of an application. The list is ours, drawn from several provinces' guides; the city's recommendation is a step, not a paper. */
export const FILING_DOCUMENTS = {
  application: { title: { zh: '备案申请表', en: 'Application form' }, kinds: ALL },
  'legal-certificate': { title: { zh: '法人登记证书', en: 'Certificate of legal person' }, kinds: ALL },
  'credit-statement': { title: { zh: '信用报告', en: 'Credit report' }, kinds: ALL },
  'work-plan': { title: { zh: '认定工作实施方案', en: 'Work plan' }, kinds: ALL },
  'rules-exam': { title: { zh: '考务管理制度', en: 'Rules for exams' }, kinds: ALL },
  'rules-certificate': { title: { zh: '证书管理制度', en: 'Rules for certificates' }, kinds: ALL },
  'rules-fee': { title: { zh: '收费管理制度', en: 'Rules for fees' }, kinds: ALL },
  'rules-quality': { title: { zh: '质量管理制度', en: 'Rules for quality' }, kinds: ALL },
  'rules-archive': { title: { zh: '档案管理制度', en: 'Rules for archives' }, kinds: ALL },
  'rules-confidential': { title: { zh: '保密制度', en: 'Rules for confidentiality' }, kinds: ALL },
  'staff-list': { title: { zh: '工作人员名单', en: 'List of staff' }, kinds: ALL },
  'equipment-list': { title: { zh: '设施设备清单', en: 'List of equipment' }, kinds: ALL },
  'monitor-test': { title: { zh: '视频监控点位及测试记录', en: 'List and test of cameras' }, kinds: ALL },
  commitment: { title: { zh: '承诺书', en: 'Letter of commitment' }, kinds: ALL },
  'site-proof': { title: { zh: '场地产权或租赁证明', en: 'Deed or lease of the site' }, kinds: [...C, ...S] },
  'pay-link-rule': { title: { zh: '等级与岗位薪酬挂钩制度', en: 'Rule that links level, post and pay' }, kinds: E },
  'insured-proof': { title: { zh: '参保人数证明', en: 'Proof of insured staff' }, kinds: E },
  'major-map': { title: { zh: '专业与职业（工种）对应表', en: 'Map of majors to occupations' }, kinds: C },
  'training-record': { title: { zh: '培训评价业绩材料', en: 'Record of training and assessment' }, kinds: S },
} as const satisfies Record<string, DocumentKind>

export type FilingDocument = keyof typeof FILING_DOCUMENTS

export function documentsFor(kind: OrganisationKind): readonly FilingDocument[] {
  return (Object.keys(FILING_DOCUMENTS) as FilingDocument[]).filter((document) =>
    (FILING_DOCUMENTS[document].kinds as readonly OrganisationKind[]).includes(kind),
  )
}
