import { randomUUID } from 'node:crypto'
import { PROVINCE, refuse, SKILL_LEVELS, SUBJECT_NAMES } from '@lingjiang/kernel'
import { endpoint } from '@lingjiang/platform'
import { RecordNorm } from '../contract/index.ts'
import { findMissingSubjects } from '../domain/index.ts'
import { normStore } from './norm-store.ts'
import { occupationStore } from './occupation-store.ts'

export const recordNorm = endpoint(RecordNorm, async ({ tx, body, actor, now, record, language }) => {
  const occupation = await occupationStore.find(tx, body.occupationCode)
  if (!occupation) return refuse('not-found')
  if (!occupation.isSkill) return refuse('occupation-not-assessed', { occupation: occupation.name })
  const [lack] = findMissingSubjects(body.subjects)
  if (lack) {
    const missing = lack.missing.map((subject) => SUBJECT_NAMES[subject][language]).join('、')
    return refuse('norm-subjects-incomplete', { level: lack.level, missing })
  }
  const { workType, effectiveTo, ...rest } = body
  const id = randomUUID()
  const added = await normStore.insert(tx, [
    {
      ...rest,
      id,
      workType: workType ?? null,
      effectiveTo: effectiveTo ?? null,
      levels: SKILL_LEVELS.filter((level) => body.subjects.some((subject) => subject.level === level)),
      synthetic: false,
      recordedBy: actor.kind === 'account' ? actor.accountId : null,
      recordedAt: now,
    },
  ])
  if (added === 0) return refuse('norm-document-taken')
  record({ action: 'norm-recorded', subjectKind: 'standards.norm', subjectId: id, regionCode: PROVINCE })
  return { id }
})
