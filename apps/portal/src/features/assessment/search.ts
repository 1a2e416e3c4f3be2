import type { SkillLevel } from '@lingjiang/kernel'
import { DAY, levelOf, matchOf, OCCUPATION_CODE, onlyGiven, REGION_CODE, textOf } from '../../parts/read-search.ts'

export type SessionSearch = {
  readonly text?: string
  readonly occupation?: string
  readonly level?: SkillLevel
  readonly region?: string
  readonly organisation?: string
  readonly from?: string
  readonly to?: string
  /** Absent: only those open for registration. */
  readonly all?: true
  readonly cursor?: string
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The filters of the sessions as they stand in the address; anything else is dropped. */
export function readSessionSearch(raw: Record<string, unknown>): SessionSearch {
  return onlyGiven({
    text: textOf(raw, 'text'),
    occupation: matchOf(raw, 'occupation', OCCUPATION_CODE),
    level: levelOf(raw),
    region: matchOf(raw, 'region', REGION_CODE),
    organisation: matchOf(raw, 'organisation', UUID),
    from: matchOf(raw, 'from', DAY),
    to: matchOf(raw, 'to', DAY),
    all: raw.all === true ? (true as const) : undefined,
    cursor: textOf(raw, 'cursor', 120),
  })
}
