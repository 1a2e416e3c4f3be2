import type { Sql } from '@lingjiang/platform/sql'

export type GivenAnswer = {
  readonly sittingId: string
  readonly epoch: number
  readonly counter: number
  readonly number: number
  readonly choices: readonly string[]
}
export type AnswerOutcome = {
  readonly outcome: 'saved' | 'closed' | 'late' | 'unknown-epoch'
  /** The newest opening of the sitting. */
  readonly epoch: number
  readonly endsAt: string | null
}

/** Writes a batch of answers in one statement, which is one transaction: when it returns, they are on disk. In the order given. */
export async function saveAnswers(
  db: Sql,
  answers: readonly GivenAnswer[],
  at: string,
): Promise<readonly AnswerOutcome[]> {
  return db<AnswerOutcome[]>`
    select outcome, epoch, ends_at from assessment.save_answers(
      ${answers.map((answer) => answer.sittingId)}::uuid[], ${answers.map((answer) => answer.epoch)}::integer[],
      ${answers.map((answer) => answer.counter)}::integer[], ${answers.map((answer) => answer.number)}::smallint[],
      ${answers.map((answer) => answer.choices.join(','))}::text[], ${at}) order by place`
}
