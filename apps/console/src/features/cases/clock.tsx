import { type GetCase, SOON_WORKDAYS } from '@lingjiang/process/contract'
import { formatDateLong, type ReplyOf, type Say, StatusTag, type Tone, useLanguage, useText } from '@lingjiang/ui'
import { caseMessages as m } from './messages.ts'

export type CaseClock = ReplyOf<typeof GetCase>['clocks'][number]
export type Clock = NonNullable<ReplyOf<typeof GetCase>['case']['clock']>

function words(text: Say, left: number): string {
  if (left < 0) return left === -1 ? text(m.dayLate) : text(m.daysLate, { days: -left })
  if (left === 0) return text(m.dueToday)
  return left === 1 ? text(m.dayLeft) : text(m.daysLeft, { days: left })
}

/** How much time is left, in working days; late and near differ in shape and word as well as in colour. */
export function ClockTag({ clock }: { readonly clock: Clock }) {
  const text = useText()
  const left = clock.workdaysLeft
  if (left === null)
    return <StatusTag tone="neutral">{text(clock.standing === 'paused' ? m.paused : m.stopped)}</StatusTag>
  const near: Tone = left <= SOON_WORKDAYS ? 'warn' : 'neutral'
  return (
    <span className="clock">
      <StatusTag tone={left < 0 ? 'danger' : near}>{words(text, left)}</StatusTag>
    </span>
  )
}

/** What is left, and the last day itself. */
export function ClockDue({ clock }: { readonly clock: Clock }) {
  const text = useText()
  const language = useLanguage()
  return (
    <>
      <ClockTag clock={clock} />
      <br />
      <span className="lj-muted lj-figures">
        {text(clock.title)} · {formatDateLong(clock.dueOn, language)}
      </span>
    </>
  )
}
