import {
  Button,
  formatMoment,
  formatMomentLong,
  Loading,
  Notice,
  type Tone,
  useLanguage,
  useText,
  useTitle,
} from '@lingjiang/ui'
import type { Sitting } from './exam-machine.tsx'
import { enterFullScreen } from './full-screen-guard.tsx'
import { entryMessages as m } from './messages.ts'

/** Between signing in and answering: the candidate's facts, the rules, and where things stand, asked again every few seconds. */
export function WaitingPage({
  sitting,
  unreachable,
  onEnter,
  onLeave,
}: {
  readonly sitting: Sitting | undefined
  readonly unreachable: boolean
  readonly onEnter: () => void
  readonly onLeave: () => void
}) {
  const text = useText()
  const language = useLanguage()
  useTitle(sitting?.exam.title ?? text(m.system))
  if (!sitting)
    return (
      <main className="exam-entry">
        {unreachable ? <Notice tone="warn" live title={text(m.noNetwork)} /> : <Loading lines={6} />}
      </main>
    )
  const { candidate, exam } = sitting
  const started = sitting.state === 'started'
  const open =
    sitting.state === 'checked-in' && sitting.roomOpen && Date.parse(sitting.now) >= Date.parse(exam.startsAt)
  const over = sitting.state === 'submitted' || sitting.state === 'absent'
  const [tone, standing] = standingOf(sitting, open)
  const facts = [
    [m.ticket, candidate.ticketNumber],
    [m.document_, candidate.documentMasked],
    [m.exam, exam.title],
    [m.organisation, exam.organisation],
    [m.place, text(m.placeValue, { room: exam.room, seat: candidate.seat })],
    [
      m.time,
      text(m.timeValue, {
        from: formatMoment(exam.startsAt),
        to: formatMoment(exam.endsAt),
        minutes: exam.minutes,
      }),
    ],
    [m.questions, text(m.questionsValue, { count: exam.questions })],
  ] as const
  return (
    <main className="exam-entry">
      <div className="exam-card exam-card-wide">
        <h1>{text(m.welcome, { name: candidate.name })}</h1>
        <dl className="exam-facts">
          {facts.map(([label, value]) => (
            <div key={label.en}>
              <dt>{text(label)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {!over && (
          <section aria-labelledby="rules">
            <h2 id="rules">{text(m.rules)}</h2>
            <ol className="exam-rules">
              {[m.rule1, m.rule2, m.rule3].map((rule) => (
                <li key={rule.en}>{text(rule)}</li>
              ))}
            </ol>
          </section>
        )}
        <Notice tone={tone} live title={text(standing)}>
          {sitting.submittedAt && (
            <p>
              {text(m.submittedAt, {
                time: formatMomentLong(sitting.submittedAt, language),
                answered: sitting.answered,
              })}
            </p>
          )}
        </Notice>
        {unreachable && <Notice tone="warn" live title={text(m.noNetwork)} />}
        {(open || started) && (
          <Button
            wide
            onClick={() => {
              enterFullScreen()
              onEnter()
            }}
          >
            {text(started ? m.resume : m.start)}
          </Button>
        )}
        <Button look="quiet" onClick={onLeave}>
          {text(over ? m.leave : m.notMe)}
        </Button>
      </div>
    </main>
  )
}

function standingOf(
  sitting: Sitting,
  open: boolean,
): readonly [Tone, (typeof m)['ready'] | (typeof m)[keyof typeof m]] {
  if (sitting.state === 'submitted') return ['ok', m.submitted]
  if (sitting.state === 'absent') return ['danger', m.absent]
  if (sitting.state === 'expected') return ['info', m.waitCheckIn]
  if (sitting.state === 'started' || open) return ['ok', m.ready]
  return ['info', m.waitOpen]
}
