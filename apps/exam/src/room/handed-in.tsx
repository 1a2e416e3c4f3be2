import type { Instant } from '@lingjiang/kernel'
import { Button, formatMomentLong, Notice, Page, useLanguage, useText } from '@lingjiang/ui'
import type { ExamPaper } from '../exam-desk.ts'
import { examMessages as m } from './messages.ts'

export function HandedIn({
  paper,
  at,
  onLeave,
}: {
  readonly paper: ExamPaper
  readonly at: Instant
  readonly onLeave: () => void
}) {
  const text = useText()
  const language = useLanguage()
  return (
    <main className="exam-alone">
      <Page title={text(m.handedIn)} lead={`${paper.candidateName} · ${paper.title}`}>
        <Notice tone="ok" title={text(m.handedInAt, { time: formatMomentLong(at, language) })}>
          <p>{text(m.handedInNext)}</p>
        </Notice>
        <Button look="secondary" onClick={onLeave}>
          {text(m.leave)}
        </Button>
      </Page>
    </main>
  )
}
