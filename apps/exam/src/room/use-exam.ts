import { type Instant, instant } from '@lingjiang/kernel'
import { isProblem } from '@lingjiang/ui'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type ExamDesk, type ExamPaper, OpenedElsewhere, type SaveReply } from '../exam-desk.ts'
import { AnswerOutbox } from '../outbox/answer-outbox.ts'
import { Autosave, type SaveState } from '../outbox/autosave.ts'
import { openStore } from '../outbox/outbox-store.ts'
import { forgetPlace } from './use-place.ts'

export type Answers = Readonly<Record<string, readonly string[]>>

export type Exam =
  | { readonly phase: 'opening' }
  | { readonly phase: 'failed'; readonly error: unknown }
  | { readonly phase: 'elsewhere' }
  | { readonly phase: 'running'; readonly paper: ExamPaper; readonly handInError: unknown; readonly handingIn: boolean }
  | { readonly phase: 'done'; readonly paper: ExamPaper; readonly handedInAt: Instant }

/** A refusal ends saving; an unreachable or stumbling server does not. */
const isRefusal = (error: unknown) =>
  error instanceof OpenedElsewhere ||
  (isProblem(error) && error.status >= 400 && error.status < 500 && error.status !== 429)

/** Answers that have not arrived: the paper cannot be handed in yet. */
export class NotAllArrived extends Error {}

/**
 * Runs one attempt: opens the paper, keeps answers in the outbox and sends them, knows the server's time, hands in.
 * One window at a time (Web Locks, where the browser has them).
 */
export function useExam(desk: ExamDesk) {
  const [exam, setExam] = useState<Exam>({ phase: 'opening' })
  const [answers, setAnswers] = useState<Answers>({})
  const [save, setSave] = useState<SaveState>({ kind: 'saved' })
  const [time, setTime] = useState<{ readonly endsAt: Instant; readonly ahead: number }>()
  const outbox = useRef<AnswerOutbox>(undefined)
  const autosave = useRef<Autosave>(undefined)

  const learnTime = useCallback((reply: SaveReply) => {
    // `ahead`: by how much this machine's clock is ahead of the server's.
    setTime({ endsAt: reply.endsAt, ahead: Date.now() - Date.parse(reply.now) })
  }, [])

  useEffect(() => {
    let gone = false
    const run = async () => {
      const paper = await desk.open()
      if (gone) return
      const release = await takeRoom(paper.attemptId)
      if (!release) return setExam({ phase: 'elsewhere' })
      if (gone) return release()
      releaseRoom = release
      const box = await AnswerOutbox.open(paper.attemptId, await openStore(), paper.lastSequence)
      if (gone) return
      outbox.current = box
      autosave.current = new Autosave({
        outbox: box,
        save: (batch) => desk.save(paper.attemptId, batch),
        onState: (state) => {
          if (state.kind === 'stopped' && state.error instanceof OpenedElsewhere) setExam({ phase: 'elsewhere' })
          setSave(state)
        },
        onReply: learnTime,
        isRefusal,
      })
      learnTime(paper)
      setAnswers(box.overlay(paper.answers))
      setExam({ phase: 'running', paper, handInError: undefined, handingIn: false })
      autosave.current.retryNow()
    }
    let releaseRoom: (() => void) | undefined
    run().catch((error: unknown) => !gone && setExam({ phase: 'failed', error }))
    const online = () => autosave.current?.retryNow()
    addEventListener('online', online)
    return () => {
      gone = true
      removeEventListener('online', online)
      autosave.current?.stop()
      releaseRoom?.()
    }
  }, [desk, learnTime])

  const answer = useCallback((itemId: string, response: readonly string[]) => {
    setAnswers((before) => ({ ...before, [itemId]: response }))
    void outbox.current?.give(itemId, response, instant(Date.now())).then(() => autosave.current?.nudge())
  }, [])

  const handIn = useCallback(async () => {
    if (exam.phase !== 'running' || exam.handingIn) return
    const { paper } = exam
    setExam({ ...exam, handingIn: true, handInError: undefined })
    try {
      const arrived = await autosave.current?.flush()
      // Refused for good: the clock has handed the paper in already, and asking tells when.
      if (!arrived && !autosave.current?.stopped) throw new NotAllArrived()
      const { handedInAt } = await desk.handIn(paper.attemptId)
      autosave.current?.stop()
      forgetPlace(paper.attemptId)
      setExam({ phase: 'done', paper, handedInAt })
    } catch (error) {
      setExam({ phase: 'running', paper, handingIn: false, handInError: error })
    }
  }, [desk, exam])

  return { exam, answers, answer, save, time, handIn }
}

/** A page that was just left or reloaded lets go of its lock a moment later: so often it is asked for again, in milliseconds. */
const LOCK_RETRIES = [200, 400, 800]

/** Takes the attempt for this window. @returns how to let go of it; undefined when another window has it */
async function takeRoom(attemptId: string): Promise<(() => void) | undefined> {
  if (!navigator.locks) return () => undefined
  for (const pause of LOCK_RETRIES) {
    const release = await requestLock(`lj-exam:${attemptId}`)
    if (release) return release
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  return requestLock(`lj-exam:${attemptId}`)
}

function requestLock(name: string): Promise<(() => void) | undefined> {
  return new Promise((resolve) => {
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(undefined)
      return new Promise<void>((release) => resolve(release))
    })
  })
}
