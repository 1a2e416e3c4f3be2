import { randomUUID } from 'node:crypto'
import type { SkillLevel } from '@lingjiang/kernel'
import { STANDARD_LEVELS } from '@lingjiang/kernel'
import type { Tx } from '@lingjiang/platform/sql'
import { requiredSubjects } from '../domain/index.ts'
import { type NewNorm, type NormSubject, normStore } from './norm-store.ts'
import { occupationStore } from './occupation-store.ts'

/** Minima of the standards that were read: theory and practical 90 minutes, review 30; 60 of 100; 1:15 and two invigilators, 1:5 and three examiners, three on the review panel. */
const USUAL = {
  theory: { minutes: 90, candidatesPerExaminer: 15, leastExaminers: 2 },
  practical: { minutes: 120, candidatesPerExaminer: 5, leastExaminers: 3 },
  review: { minutes: 30, candidatesPerExaminer: 5, leastExaminers: 3 },
} as const

/** Gives occupations a made-up norm in force from a day, marked as made up, for a demonstration province. @returns how many were new */
export async function seedNorms(
  tx: Tx,
  occupationCodes: readonly string[],
  from: string,
  now: string,
): Promise<number> {
  const occupations = await occupationStore.findMany(tx, occupationCodes)
  const norms = [...occupations.values()].map(({ code, name }): NewNorm => {
    return {
      id: randomUUID(),
      kind: 'assessment-norm',
      occupationCode: code,
      workType: null,
      title: `${name}评价规范（示例）`,
      document: `示例规范 ${code}`,
      levels: [...STANDARD_LEVELS],
      methods: ['computer-exam', 'practical-operation', 'oral-defence'],
      effectiveFrom: from,
      effectiveTo: null,
      source: '按国家职业标准的通常时长和考评人员配比编写的示例，不是真实文件',
      synthetic: true,
      subjects: STANDARD_LEVELS.flatMap(usualSubjects),
      recordedBy: null,
      recordedAt: now,
    }
  })
  return normStore.insert(tx, norms)
}

function usualSubjects(level: SkillLevel): readonly NormSubject[] {
  return requiredSubjects(level).flatMap((subject) =>
    subject === 'performance' ? [] : [{ level, subject, fullMark: 100, passMark: 60, ...USUAL[subject] }],
  )
}
