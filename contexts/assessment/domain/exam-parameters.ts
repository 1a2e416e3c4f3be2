import { defineParameters } from '@lingjiang/kernel'

const OURS = {
  effectiveFrom: '2021-04-15',
  authority: '广东省人力资源和社会保障厅（待确认）',
  document: '本系统缺省值',
  mark: 'inference',
} as const

/** How the scores of a panel become one: the mean, the mean without the highest and the lowest (from five members on), or the median. */
export const PANEL_RULES = ['mean', 'trimmed-mean', 'median'] as const
export type PanelRule = (typeof PANEL_RULES)[number]

/** Numbers of the exam day and of scoring by panels. */
export const EXAM_PARAMETERS = defineParameters({
  'assessment.exam.answer-grace': { value: 30, unit: 'seconds after the end', ...OURS },
  'assessment.exam.most-extra-minutes': { value: 60, unit: 'minutes a candidate', ...OURS },
  'assessment.panel.rule': { value: 'mean' as PanelRule, unit: 'rule', ...OURS },
  'assessment.panel.spread': { value: 15, unit: 'points between members that are pointed out', ...OURS },
})

export type ExamParameters = (typeof EXAM_PARAMETERS)['defaults']
