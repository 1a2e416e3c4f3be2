import { Button, useText } from '@lingjiang/ui'
import { type ReactNode, useEffect, useState } from 'react'
import { entryMessages as m } from './messages.ts'

const isFull = () => !document.fullscreenEnabled || document.fullscreenElement !== null

export function enterFullScreen(): void {
  if (document.fullscreenEnabled) document.documentElement.requestFullscreen().catch(() => undefined)
}

/** Covers the exam with a way back while the window is not full screen. Where the browser has no full screen it stands aside. */
export function FullScreenGuard({ children }: { readonly children: ReactNode }) {
  const text = useText()
  const [full, setFull] = useState(isFull)
  useEffect(() => {
    const look = () => setFull(isFull())
    document.addEventListener('fullscreenchange', look)
    return () => document.removeEventListener('fullscreenchange', look)
  }, [])
  return (
    <>
      <div inert={!full}>{children}</div>
      {!full && (
        <div className="exam-cover" role="alertdialog" aria-labelledby="left-full-screen">
          <div>
            <h2 id="left-full-screen">{text(m.leftFullScreen)}</h2>
            <p>{text(m.leftFullScreenLead)}</p>
            <Button autoFocus onClick={enterFullScreen}>
              {text(m.backToFullScreen)}
            </Button>
          </div>
        </div>
      )}
    </>
  )
}
