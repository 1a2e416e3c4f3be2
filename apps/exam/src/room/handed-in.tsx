import type { Instant } from '@lingjiang/kernel'
import { formatMomentLong, Notice, Page, useLanguage, useText } from '@lingjiang/ui'
import type { ExamPaper } from '../exam-desk.ts'
import { examMessages as m } from './messages.ts'

export function HandedIn({ paper, at }: { readonly paper: ExamPaper; readonly at: Instant }) {
  const text = useText()
  const language = useLanguage()
  return (
    <main className="exam-alone">
      <Page title={text(m.handedIn)} lead={`${paper.candidateName} · ${paper.title}`}>
        <Notice tone="ok" title={text(m.handedInAt, { time: formatMomentLong(at, language) })}>
          <p>{text(m.handedInNext)}</p>
        </Notice>
      </Page>
    </main>
  )
}
