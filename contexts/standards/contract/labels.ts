import type { Text } from '@lingjiang/kernel'

/** Where the content of an assessment comes from: a national occupational standard, or a norm filed by an assessment organisation (三（二）). */
export const NORM_KINDS = ['national-standard', 'assessment-norm'] as const
export type NormKind = (typeof NORM_KINDS)[number]
export const NORM_KIND_NAMES: Readonly<Record<NormKind, Text>> = {
  'national-standard': { zh: '国家职业标准', en: 'National occupational standard' },
  'assessment-norm': { zh: '评价规范', en: 'Assessment norm' },
}

/** The eight classes of the dictionary, by the first digit of an occupation code. */
export const MAJOR_CLASS_NAMES: Readonly<Record<string, Text>> = {
  '1': { zh: '党的机关、国家机关、群众团体和社会组织、企事业单位负责人', en: 'Heads of organisations' },
  '2': { zh: '专业技术人员', en: 'Professionals and technical staff' },
  '3': { zh: '办事人员和有关人员', en: 'Clerks and related staff' },
  '4': { zh: '社会生产服务和生活服务人员', en: 'Service workers' },
  '5': { zh: '农、林、牧、渔业生产及辅助人员', en: 'Agriculture, forestry, livestock and fishery' },
  '6': { zh: '生产制造及有关人员', en: 'Manufacturing and related workers' },
  '7': { zh: '军队人员', en: 'Armed forces' },
  '8': { zh: '不便分类的其他从业人员', en: 'Others' },
}
