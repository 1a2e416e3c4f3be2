import type { Tx } from '@lingjiang/platform/sql'
import { type Reviewer, reviewStore } from './review-store.ts'

/** Puts made-up experts on the roll of a demonstration province. Those who are on it already are left alone. @returns how many are new */
export function seedReviewers(tx: Tx, reviewers: readonly Reviewer[], now: string): Promise<number> {
  return reviewStore.addReviewers(tx, reviewers, now)
}
