import { Button, useText } from '@lingjiang/ui'
import { useEffect, useRef } from 'react'
import type { ExamItem } from '../exam-desk.ts'
import { examMessages as m } from './messages.ts'

/** One question with its choices: large targets, chosen by click or by the arrow keys. */
export function ItemView({
  item,
  all,
  response,
  flagged,
  onAnswer,
  onFlag,
  onPrevious,
  onNext,
}: {
  readonly item: ExamItem
  readonly all: number
  readonly response: readonly string[]
  readonly flagged: boolean
  readonly onAnswer: (response: readonly string[]) => void
  readonly onFlag: () => void
  readonly onPrevious?: () => void
  readonly onNext?: () => void
}) {
  const text = useText()
  const heading = useRef<HTMLHeadingElement>(null)
  const several = item.kind === 'multiple'
  useEffect(() => heading.current?.focus(), [])
  const choose = (identifier: string) => {
    if (!several) return onAnswer([identifier])
    const chosen = response.includes(identifier)
      ? response.filter((one) => one !== identifier)
      : [...response, identifier]
    // In the order of the paper: the same answer is always written the same way.
    onAnswer(item.choices.map((choice) => choice.identifier).filter((one) => chosen.includes(one)))
  }
  return (
    <section className="exam-item" aria-labelledby="question">
      <h2 id="question" ref={heading} tabIndex={-1}>
        {text(m.question, { number: item.number })}
        <span className="lj-muted">
          {' '}
          {text(m.ofAll, { all })} · {text(m[item.kind])} · {text(m.marks, { marks: item.markTenths / 10 })}
        </span>
      </h2>
      <fieldset>
        <legend className="exam-stem">{item.stem}</legend>
        {several && <p className="lj-hint">{text(m.multipleHint)}</p>}
        <div className="exam-choices">
          {item.choices.map((choice, index) => (
            <label key={choice.identifier} data-chosen={response.includes(choice.identifier) || undefined}>
              <input
                type={several ? 'checkbox' : 'radio'}
                name={item.itemId}
                checked={response.includes(choice.identifier)}
                onChange={() => choose(choice.identifier)}
              />
              {item.kind !== 'judgment' && <b aria-hidden="true">{String.fromCharCode(65 + index)}</b>}
              <span>{choice.text}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="exam-moves">
        <Button look="secondary" disabled={!onPrevious} onClick={onPrevious}>
          {text(m.previous)}
        </Button>
        <Button disabled={!onNext} onClick={onNext}>
          {text(m.next)}
        </Button>
        <span className="exam-moves-aside">
          <Button look="quiet" aria-pressed={flagged} onClick={onFlag}>
            {text(flagged ? m.unflag : m.flag)}
          </Button>
          <Button look="quiet" disabled={response.length === 0} onClick={() => onAnswer([])}>
            {text(m.takeBack)}
          </Button>
        </span>
      </div>
    </section>
  )
}
