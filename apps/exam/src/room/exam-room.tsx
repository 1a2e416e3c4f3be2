import { ErrorState, Loading, Notice, useText, useTitle } from '@lingjiang/ui'
import { useState } from 'react'
import type { ExamDesk, ExamItem } from '../exam-desk.ts'
import { ExamHeader } from './exam-header.tsx'
import { HandInDialog } from './hand-in-dialog.tsx'
import { HandedIn } from './handed-in.tsx'
import { ItemView } from './item-view.tsx'
import { examMessages as m } from './messages.ts'
import { QuestionNavigator } from './question-navigator.tsx'
import { useExam } from './use-exam.ts'
import { usePlace } from './use-place.ts'

/** The whole screen of a candidate in an examination. */
export function ExamRoom({ desk, onLeave }: { readonly desk: ExamDesk; readonly onLeave: () => void }) {
  const text = useText()
  const { exam, answers, answer, save, time, handIn } = useExam(desk)
  const opened = exam.phase === 'running' ? exam.paper : undefined
  const { at, flags, goTo, toggleFlag } = usePlace(opened?.attemptId ?? '', opened?.items.length ?? 0)
  const [asking, setAsking] = useState(false)
  useTitle(exam.phase === 'running' || exam.phase === 'done' ? exam.paper.title : '')
  if (exam.phase === 'opening') return <Loading lines={8} />
  if (exam.phase === 'failed') return <ErrorState error={exam.error} retry={() => location.reload()} />
  if (exam.phase === 'elsewhere')
    return (
      <main className="exam-alone">
        <Notice tone="warn" title={text(m.openElsewhere)} live />
      </main>
    )
  if (exam.phase === 'done') return <HandedIn paper={exam.paper} at={exam.handedInAt} onLeave={onLeave} />
  const { paper } = exam
  const item = paper.items[at] as ExamItem
  return (
    <div className="exam">
      <ExamHeader paper={paper} save={save} time={time} onOver={() => void handIn()} onHandIn={() => setAsking(true)} />
      <main className="exam-main">
        <ItemView
          key={item.itemId}
          item={item}
          all={paper.items.length}
          response={answers[item.itemId] ?? []}
          flagged={flags.has(item.itemId)}
          onAnswer={(response) => answer(item.itemId, response)}
          onFlag={() => toggleFlag(item.itemId)}
          {...(at > 0 ? { onPrevious: () => goTo(at - 1) } : {})}
          {...(at < paper.items.length - 1 ? { onNext: () => goTo(at + 1) } : {})}
        />
        <QuestionNavigator items={paper.items} at={at} answers={answers} flags={flags} onGo={goTo} />
      </main>
      {asking && (
        <HandInDialog
          paper={paper}
          answers={answers}
          flags={flags}
          busy={exam.handingIn}
          error={exam.handInError}
          onHandIn={() => void handIn()}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  )
}
