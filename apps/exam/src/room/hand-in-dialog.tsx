import { Button, isProblem, Notice, useText } from '@lingjiang/ui'
import { useEffect, useRef } from 'react'
import type { ExamPaper } from '../exam-desk.ts'
import { examMessages as m } from './messages.ts'
import { type Answers, NotAllArrived } from './use-exam.ts'

/** Says what is still open before it is too late to change. The browser's own modal dialog keeps the focus inside. */
export function HandInDialog({
  paper,
  answers,
  flags,
  busy,
  error,
  onHandIn,
  onClose,
}: {
  readonly paper: ExamPaper
  readonly answers: Answers
  readonly flags: ReadonlySet<string>
  readonly busy: boolean
  readonly error: unknown
  readonly onHandIn: () => void
  readonly onClose: () => void
}) {
  const text = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const open = paper.items.filter((item) => !answers[item.itemId]?.length).length
  return (
    <dialog ref={dialog} className="exam-dialog" aria-labelledby="hand-in" onClose={onClose}>
      <h2 id="hand-in">{text(m.handInTitle)}</h2>
      <p>{open || flags.size ? text(m.handInOpen, { open, flagged: flags.size }) : text(m.handInAll)}</p>
      <p>{text(m.handInFinal)}</p>
      {error !== undefined && (
        <Notice
          tone="danger"
          live
          title={
            error instanceof NotAllArrived ? text(m.handInWaits) : isProblem(error) ? error.title : text(m.stopped)
          }
        />
      )}
      <div className="lj-actions">
        <Button busy={busy} onClick={onHandIn}>
          {text(m.handInNow)}
        </Button>
        <Button look="secondary" onClick={() => dialog.current?.close()}>
          {text(m.goOn)}
        </Button>
      </div>
    </dialog>
  )
}
