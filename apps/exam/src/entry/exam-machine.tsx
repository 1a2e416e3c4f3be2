import { isProblem } from '@lingjiang/ui'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { ExamRoom } from '../room/exam-room.tsx'
import { serverDesk } from '../server-desk.ts'
import { FullScreenGuard } from './full-screen-guard.tsx'
import { SignInPage } from './sign-in-page.tsx'
import { askSitting, type GetSitting, type ReplyTo } from './sitting.ts'
import { WaitingPage } from './waiting-page.tsx'

export type Sitting = ReplyTo<typeof GetSitting>

/** Kept on the machine, so that a crash or a reload leads back into the exam; gone when the candidate leaves. */
const TOKEN = 'lj-exam-token'
const ASK_EVERY_MS = 4000

/** One machine of an exam room: sign in, wait, answer, leave. */
export function ExamMachine() {
  const [token, setToken] = useState(() => localStorage.getItem(TOKEN) ?? '')
  const [sitting, setSitting] = useState<Sitting>()
  const [unreachable, setUnreachable] = useState(false)
  const [entered, setEntered] = useState(false)
  const leave = useCallback(() => {
    localStorage.removeItem(TOKEN)
    setToken('')
    setSitting(undefined)
    setEntered(false)
    if (document.fullscreenElement) void document.exitFullscreen()
  }, [])
  const ask = useCallback(async () => {
    try {
      setSitting(await askSitting(token))
      setUnreachable(false)
    } catch (error) {
      if (isProblem(error) && error.status === 401) leave()
      else setUnreachable(true)
    }
  }, [token, leave])
  useEffect(() => {
    if (!token || entered) return
    void ask()
    const timer = setInterval(() => void ask(), ASK_EVERY_MS)
    return () => clearInterval(timer)
  }, [token, entered, ask])
  const desk = useMemo(() => (token ? serverDesk(token) : undefined), [token])
  const signedIn = (next: { readonly token: string; readonly sitting: Sitting }) => {
    localStorage.setItem(TOKEN, next.token)
    setToken(next.token)
    setSitting(next.sitting)
  }
  if (!token || !desk) return <SignInPage onSignedIn={signedIn} />
  if (entered)
    return (
      <FullScreenGuard>
        <ExamRoom desk={desk} onLeave={leave} />
      </FullScreenGuard>
    )
  return <WaitingPage sitting={sitting} unreachable={unreachable} onEnter={() => setEntered(true)} onLeave={leave} />
}
