import type { Instant } from '@lingjiang/kernel'
import { Button, ElderSwitch, formatCountdown, LanguageSwitch, StatusTag, type Tone, useText } from '@lingjiang/ui'
import { useEffect, useRef, useState } from 'react'
import type { ExamPaper } from '../exam-desk.ts'
import type { SaveState } from '../outbox/autosave.ts'
import { examMessages as m } from './messages.ts'

export type ExamTime = { readonly endsAt: Instant; readonly ahead: number }

/** Moments at which the time left is read aloud, in minutes. */
const ANNOUNCED = [30, 15, 5, 1]
const HAND_IN_AGAIN_MS = 5000

const secondsLeft = (time: ExamTime, now: number) => Math.max(0, (Date.parse(time.endsAt) - (now - time.ahead)) / 1000)

/** Who sits what, the time left by the server's clock, whether everything is saved, and the way to hand in. */
export function ExamHeader({
  paper,
  save,
  time,
  onOver,
  onHandIn,
}: {
  readonly paper: ExamPaper
  readonly save: SaveState
  readonly time: ExamTime | undefined
  readonly onOver: () => void
  readonly onHandIn: () => void
}) {
  const text = useText()
  return (
    <header className="exam-header">
      <div className="exam-who">
        <h1>{paper.title}</h1>
        <p className="lj-muted">{paper.candidateName}</p>
      </div>
      <SaveSign save={save} />
      {time && <Timer time={time} onOver={onOver} />}
      <div className="exam-tools">
        <ElderSwitch />
        <LanguageSwitch />
        <Button look="secondary" onClick={onHandIn}>
          {text(m.handIn)}
        </Button>
      </div>
    </header>
  )
}

const TONES: Readonly<Record<SaveState['kind'], Tone>> = {
  saved: 'ok',
  saving: 'info',
  waiting: 'warn',
  stopped: 'danger',
}

function SaveSign({ save }: { readonly save: SaveState }) {
  const text = useText()
  return (
    <div className="exam-save" role="status">
      <StatusTag tone={TONES[save.kind]}>
        {text(m[save.kind], save.kind === 'waiting' ? { count: save.count } : undefined)}
      </StatusTag>
    </div>
  )
}

function Timer({ time, onOver }: { readonly time: ExamTime; readonly onOver: () => void }) {
  const text = useText()
  const [now, setNow] = useState(() => Date.now())
  const seconds = secondsLeft(time, now)
  const over = seconds === 0
  const latest = useRef(onOver)
  latest.current = onOver
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (!over) return
    latest.current()
    // Without a network the paper cannot be handed in at the moment it ends: again until it is.
    const timer = setInterval(() => latest.current(), HAND_IN_AGAIN_MS)
    return () => clearInterval(timer)
  }, [over])
  const minutes = Math.ceil(seconds / 60)
  return (
    <div className="exam-timer" data-near={seconds <= 300 || undefined}>
      <span className="exam-timer-label">{text(m.left)}</span>
      <span className="exam-timer-figure" role="timer">
        {formatCountdown(seconds)}
      </span>
      <span className="lj-only-read" aria-live="polite">
        {seconds === 0 ? text(m.over) : ANNOUNCED.includes(minutes) ? text(m.minutesLeft, { minutes }) : ''}
      </span>
    </div>
  )
}
