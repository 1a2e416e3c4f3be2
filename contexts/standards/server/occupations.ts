import { isHighSkilled, refuse, SKILL_LEVEL_NAMES, SKILL_LEVELS } from '@lingjiang/kernel'
import { publicRead } from '@lingjiang/platform'
import { GetOccupation, ListOccupations, ListSkillLevels } from '../contract/index.ts'
import { readOccupationQuery } from '../domain/index.ts'
import { normStore } from './norm-store.ts'
import { occupationStore } from './occupation-store.ts'

export const listOccupations = publicRead(ListOccupations, async ({ db, query }) => {
  const { occupations, total, next } = await occupationStore.list(db, {
    query: readOccupationQuery(query.text ?? ''),
    major: query.major,
    skillOnly: query.skillOnly,
    cursor: query.cursor,
    limit: query.limit,
  })
  return { occupations: [...occupations], total, next }
})

export const getOccupation = publicRead(GetOccupation, async ({ db, params }) => {
  const occupation = await occupationStore.find(db, params.code)
  if (!occupation) return refuse('not-found')
  return { occupation, norms: [...(await normStore.ofOccupation(db, params.code))] }
})

export const listSkillLevels = publicRead(ListSkillLevels, async () => ({
  levels: SKILL_LEVELS.map((level) => ({ level, name: SKILL_LEVEL_NAMES[level], highSkilled: isHighSkilled(level) })),
}))
