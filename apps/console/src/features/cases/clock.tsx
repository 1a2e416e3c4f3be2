import type { GetCase } from '@lingjiang/process/contract'
import { formatDate, type ReplyOf, type Say, StatusTag, type Tone, useLanguage, useText } from '@lingjiang/ui'
import { caseMessages as m } from './messages.ts'

export type CaseClock = ReplyOf<typeof GetCase>['clocks'][number]

/** From this many working days left a clock asks for attention. */
const NEAR = 1

function words(text: Say, left: number): string {
  if (left < 0) return left === -1 ? text(m.dayLate) : text(m.daysLate, { days: -left })
  if (left === 0) return text(m.dueToday)
  return left === 1 ? text(m.dayLeft) : text(m.daysLeft, { days: left })
}

/** How much time is left, in working days; late and near differ in shape and word as well as in colour. */
export function ClockTag({ clock }: { readonly clock: CaseClock }) {
  const text = useText()
  const language = useLanguage()
  const left = clock.workdaysLeft
  if (clock.standing !== 'running' || left === null)
    return (
      <StatusTag tone="neutral">
        {text(clock.standing === 'paused' ? m.paused : clock.standing === 'fired' ? m.fired : m.stopped)}
      </StatusTag>
    )
  const tone: Tone = left < 0 ? 'danger' : left <= NEAR ? 'warn' : 'neutral'
  return (
    <span className="clock" title={text(m.dueOn, { date: formatDate(clock.dueOn, language) })}>
      <StatusTag tone={tone}>{words(text, left)}</StatusTag>
    </span>
  )
}
