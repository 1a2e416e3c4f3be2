import type { Instant } from '@lingjiang/kernel'
import type { ItemKind } from '@lingjiang/qti'

/** An item as the candidate sees it: no key, no statistics. */
export type ExamItem = {
  readonly itemId: string
  /** From 1, over the whole paper. */
  readonly number: number
  readonly kind: ItemKind
  readonly stem: string
  readonly choices: readonly { readonly identifier: string; readonly text: string }[]
  readonly markTenths: number
}

export type ExamPaper = {
  readonly attemptId: string
  readonly candidateName: string
  /** Occupation and level, as on the admission ticket. */
  readonly title: string
  readonly items: readonly ExamItem[]
  /** Identifiers chosen so far, by item: what the server holds. */
  readonly answers: Readonly<Record<string, readonly string[]>>
  /** The highest sequence number the server holds for this attempt; 0 before the first. */
  readonly lastSequence: number
  readonly endsAt: Instant
  /** The server's clock when it answered: the time left does not depend on the clock of the room's machine. */
  readonly now: Instant
}

/** One answer as given. Of two for one item the higher sequence number holds, in whatever order they arrive and however often. */
export type GivenAnswer = {
  readonly sequence: number
  readonly itemId: string
  /** Empty when the candidate took the answer back. */
  readonly response: readonly string[]
  readonly givenAt: Instant
}

export type SaveReply = { readonly endsAt: Instant; readonly now: Instant }

/** What the examination needs of the server. Calls reject with `Problem`; `save` may be repeated with the same answers. */
export type ExamDesk = {
  open(): Promise<ExamPaper>
  /** Resolves when the answers are durable. */
  save(attemptId: string, answers: readonly GivenAnswer[]): Promise<SaveReply>
  handIn(attemptId: string): Promise<{ readonly handedInAt: Instant }>
}

/** The paper was opened on another machine since: what is answered here would not count. */
export class OpenedElsewhere extends Error {}
