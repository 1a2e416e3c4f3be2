import type { Text } from '@lingjiang/kernel'
import type { Importance, ItemKind, RubricSubject } from '../domain/index.ts'

export const ITEM_KIND_NAMES: Readonly<Record<ItemKind, Text>> = {
  single: { zh: '单项选择题', en: 'Single choice' },
  multiple: { zh: '多项选择题', en: 'Multiple choice' },
  judgment: { zh: '判断题', en: 'True or false' },
}

export const IMPORTANCE_NAMES: Readonly<Record<Importance, Text>> = {
  X: { zh: '核心', en: 'Core' },
  Y: { zh: '一般', en: 'General' },
  Z: { zh: '辅助', en: 'Auxiliary' },
}

export const RUBRIC_SUBJECT_NAMES: Readonly<Record<RubricSubject, Text>> = {
  practical: { zh: '操作技能考核', en: 'Practical' },
  review: { zh: '综合评审', en: 'Comprehensive review' },
}
