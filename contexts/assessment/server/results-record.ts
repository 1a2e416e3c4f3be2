import { maskName } from '@lingjiang/codes'
import { type Actor, dayOf, type Instant, type RegionCode } from '@lingjiang/kernel'
import { loadParameters } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import type { ExamPolicy } from './exam-policy.ts'
import { type Collected, collectResults } from './results-collect.ts'
import { type PublicityEntry, publicityStore } from './results-publicity-store.ts'
import { resultStore, type SubjectScoreRow } from './results-store.ts'
import type { Session } from './session-store.ts'

export const nameOfActor = (actor: Actor) =>
  actor.kind === 'account' ? `account:${actor.accountId}` : actor.kind === 'system' ? `system:${actor.job}` : 'public'

/** Puts on record what changed since: new versions of scores, new versions of results. @returns the results as they stand then */
export async function recordResults(
  tx: Tx,
  session: Session,
  by: { readonly actor: Actor; readonly now: Instant; readonly reason: string | null },
): Promise<readonly Collected[]> {
  const parameters = await loadParameters(tx, session.regionCode as RegionCode, dayOf(by.now))
  const policy = parameters.values('assessment.') as ExamPolicy
  const collected = await collectResults(tx, session, policy)
  await resultStore.appendScores(
    tx,
    collected.flatMap((one) => freshScores(one, by.now)),
  )
  const standing = new Map((await resultStore.listOf(tx, session.id)).map((result) => [result.registrationId, result]))
  const changed = collected.flatMap((one) => {
    const before = standing.get(one.registrationId)
    const scores = one.scores.map(({ subject, tenths, absent }) => ({ subject, tenths, absent }))
    if (before && before.outcome === one.outcome && sameScores(before.scores, scores)) return []
    return [
      {
        registrationId: one.registrationId,
        personId: one.personId,
        version: (before?.version ?? 0) + 1,
        outcome: one.outcome,
        scores,
        reason: by.reason,
      },
    ]
  })
  const accountId = by.actor.kind === 'account' ? by.actor.accountId : null
  await resultStore.save(tx, session, changed, { accountId, parameters: parameters.versionsUsed(), now: by.now })
  return collected
}

function freshScores(one: Collected, now: Instant): readonly SubjectScoreRow[] {
  return one.scores
    .filter((score) => score.changed && score.source !== null)
    .map((score) => ({
      registrationId: one.registrationId,
      subject: score.subject,
      version: score.version + 1,
      tenths: score.tenths,
      absent: score.absent,
      source: score.source ?? 'panel',
      replaces: score.version > 0 ? score.version : null,
      reason: null,
      enteredBy: `system:${score.source}`,
      at: now,
    }))
}

type Plain = { readonly subject: string; readonly tenths: number | null; readonly absent: boolean }
function sameScores(a: readonly Plain[], b: readonly Plain[]): boolean {
  const text = (scores: readonly Plain[]) =>
    scores
      .map((one) => `${one.subject} ${one.tenths} ${one.absent}`)
      .sort()
      .join()
  return text(a) === text(b)
}

/** Masked names and the last four digits of the ticket of those who passed: the public sees who is to be certified, no more. */
export function publicityEntries(collected: readonly Collected[]): readonly PublicityEntry[] {
  return collected
    .filter((one) => one.outcome === 'passed')
    .map((one) => ({
      registrationId: one.registrationId,
      maskedName: maskName(one.name),
      ticketTail: one.ticketNumber.slice(-4),
    }))
}

/** After a correction the public list follows, while it stands. */
export async function refreshPublicity(tx: Tx, sessionId: string, collected: readonly Collected[]): Promise<void> {
  const publicity = await publicityStore.find(tx, sessionId)
  if (publicity && publicity.endedAt === null)
    await publicityStore.replaceEntries(tx, sessionId, publicityEntries(collected))
}
