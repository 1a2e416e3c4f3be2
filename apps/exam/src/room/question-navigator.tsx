import { useText } from '@lingjiang/ui'
import type { ExamItem } from '../exam-desk.ts'
import { examMessages as m } from './messages.ts'
import type { Answers } from './use-exam.ts'

/** All questions by number: answered are filled, marked carry a corner, the present one a ring. The words say the same. */
export function QuestionNavigator({
  items,
  at,
  answers,
  flags,
  onGo,
}: {
  readonly items: readonly ExamItem[]
  readonly at: number
  readonly answers: Answers
  readonly flags: ReadonlySet<string>
  readonly onGo: (index: number) => void
}) {
  const text = useText()
  const answered = items.filter((item) => answers[item.itemId]?.length).length
  return (
    <nav className="exam-navigator" aria-label={text(m.navigator)}>
      <p className="lj-figures">{text(m.progress, { answered, all: items.length })}</p>
      <progress aria-label={text(m.progress, { answered, all: items.length })} value={answered} max={items.length} />
      <ol>
        {items.map((item, index) => {
          const done = Boolean(answers[item.itemId]?.length)
          const flagged = flags.has(item.itemId)
          const words = [
            text(m.question, { number: item.number }),
            text(done ? m.answered : m.unanswered),
            flagged ? text(m.flagged) : '',
          ]
          return (
            <li key={item.itemId}>
              <button
                type="button"
                aria-label={words.filter(Boolean).join('，')}
                aria-current={index === at ? 'step' : undefined}
                data-done={done || undefined}
                data-flagged={flagged || undefined}
                onClick={() => onGo(index)}
              >
                {item.number}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
