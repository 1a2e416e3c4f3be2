import { ElderSwitch, LanguageSwitch, SkipLink, ThemeSwitch, useText, Wordmark } from '@lingjiang/ui'
import type { ReactNode } from 'react'
import { shellMessages } from '../../app/messages.ts'
import { signInMessages as m } from './messages.ts'

/** The frame of what is shown before anybody is signed in. */
export function OutsideFrame({ wide = false, children }: { readonly wide?: boolean; readonly children: ReactNode }) {
  const text = useText()
  return (
    <div className="sign-in">
      <header className="sign-in-head">
        <SkipLink />
        <Wordmark caption={text(shellMessages.product)} />
        <div className="console-tools">
          <LanguageSwitch />
          <ElderSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <main className={wide ? 'sign-in-main sign-in-wide' : 'sign-in-main'} id="content" tabIndex={-1}>
        {children}
      </main>
      <footer className="sign-in-foot">{text(m.watched)}</footer>
    </div>
  )
}
