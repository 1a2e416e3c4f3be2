import { OpenPaper, SaveAnswers, SubmitPaper } from '@lingjiang/assessment/contract'
import { instant } from '@lingjiang/kernel'
import { call } from '@lingjiang/ui'
import { type ExamDesk, type GivenAnswer, OpenedElsewhere } from './exam-desk.ts'

/**
 * An answer's place in the order of all answers: the opening of the paper (epoch), then the count within it. What an earlier page left behind keeps
 * its old epoch, so that it never stands above what was answered since on another machine.
 */
const STEP = 1_000_000
const epochOf = (sequence: number) => Math.floor(sequence / STEP)

/** The desk of one exam token: this contract's calls in the words of the exam screen. */
export function serverDesk(token: string): ExamDesk {
  let epoch = 0
  return {
    async open() {
      const paper = await call(OpenPaper, { bearer: token })
      epoch = paper.epoch
      return {
        attemptId: token.split('~')[0] ?? '',
        candidateName: paper.candidateName,
        title: paper.title,
        items: paper.questions.map((question, index) => ({
          ...question,
          itemId: String(question.number),
          number: index + 1,
        })),
        answers: Object.fromEntries(paper.answers.map((answer) => [String(answer.number), answer.choices])),
        lastSequence: paper.epoch * STEP,
        endsAt: instant(paper.endsAt),
        now: instant(paper.now),
      }
    },

    async save(_attemptId, answers) {
      let reply: { readonly endsAt: string; readonly now: string; readonly epoch: number } | undefined
      for (const [given, batch] of groupByEpoch(answers))
        reply = await call(SaveAnswers, {
          bearer: token,
          body: {
            epoch: given,
            answers: batch.map((answer) => ({
              counter: answer.sequence % STEP,
              number: Number(answer.itemId),
              choices: [...answer.response],
            })),
          },
        })
      if (!reply) throw new RangeError('nothing to save')
      if (reply.epoch > epoch) throw new OpenedElsewhere()
      return { endsAt: instant(reply.endsAt), now: instant(reply.now) }
    },

    async handIn() {
      const { submittedAt } = await call(SubmitPaper, { bearer: token, body: { epoch, answers: [] } })
      return { handedInAt: instant(submittedAt) }
    },
  }
}

function groupByEpoch(answers: readonly GivenAnswer[]): readonly (readonly [number, readonly GivenAnswer[]])[] {
  const groups = new Map<number, GivenAnswer[]>()
  for (const answer of answers) {
    const given = epochOf(answer.sequence)
    groups.set(given, [...(groups.get(given) ?? []), answer])
  }
  return [...groups].sort(([a], [b]) => a - b)
}
