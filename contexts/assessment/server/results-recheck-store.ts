import { randomUUID } from 'node:crypto'
import type { Tx } from '@lingjiang/platform/sql'
import type { Subject } from '../contract/index.ts'

export type Recheck = {
  readonly id: string
  readonly registrationId: string
  readonly sessionId: string
  readonly organisationId: string
  readonly regionCode: string
  readonly personId: string
  readonly subjects: readonly Subject[]
  readonly reason: string
  readonly askedAt: string
  /** Versions of the scores in force when it was asked, by subject. */
  readonly scoreVersions: Readonly<Record<string, number>>
  readonly outcome: 'unchanged' | 'corrected' | 'withdrawn' | null
  readonly answer: string | null
}

const COLUMNS = [
  'id',
  'registration_id',
  'session_id',
  'organisation_id',
  'region_code',
  'person_id',
  'subjects',
  'reason',
  'asked_at',
  'score_versions',
  'outcome',
  'answer',
] as const

export const recheckStore = {
  async find(tx: Tx, id: string): Promise<Recheck | undefined> {
    const [row] = await tx<Recheck[]>`select ${tx(COLUMNS)} from assessment.recheck where id = ${id}`
    return row
  },

  /** @returns the id, or undefined when one is open for the candidate already */
  async insert(tx: Tx, recheck: Omit<Recheck, 'id' | 'outcome' | 'answer'>): Promise<string | undefined> {
    const row = {
      id: randomUUID(),
      ...recheck,
      subjects: [...recheck.subjects],
      scoreVersions: tx.json(recheck.scoreVersions as never),
    }
    const [added] = await tx<{ id: string }[]>`
      insert into assessment.recheck ${tx(row as never)} on conflict (registration_id) where closed_at is null do nothing returning id`
    return added?.id
  },

  async close(
    tx: Tx,
    id: string,
    outcome: NonNullable<Recheck['outcome']>,
    answer: string | null,
    now: string,
  ): Promise<void> {
    await tx`update assessment.recheck set outcome = ${outcome}, answer = ${answer}, closed_at = ${now} where id = ${id}`
  },

  /** Open re-checks of a session: the approval waits for them. Locks them, so that none is asked or closed meanwhile unseen. */
  async countOpen(tx: Tx, sessionId: string): Promise<number> {
    const [row] = await tx<{ n: number }[]>`
      select count(*)::integer as n from assessment.recheck where session_id = ${sessionId} and closed_at is null`
    return row?.n ?? 0
  },

  async listOfRegistrations(
    tx: Tx,
    registrationIds: readonly string[],
  ): Promise<readonly (Recheck & { readonly caseId: string | null })[]> {
    if (registrationIds.length === 0) return []
    return tx<(Recheck & { caseId: string | null })[]>`
      select ${tx(COLUMNS)}, null::uuid as case_id from assessment.recheck
      where registration_id = any(${[...registrationIds]}::uuid[]) order by asked_at desc`
  },
}

export async function hasOpenRecheck(tx: Tx, registrationId: string): Promise<boolean> {
  const [row] =
    await tx`select id from assessment.recheck where registration_id = ${registrationId} and closed_at is null`
  return row !== undefined
}
