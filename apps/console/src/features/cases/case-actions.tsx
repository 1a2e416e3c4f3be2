import { useText } from '@lingjiang/ui'
import { Button } from 'antd'
import { useState } from 'react'
import { ActionDialog } from './action-dialog.tsx'
import type { CaseAction, CaseReply } from './cases-api.ts'
import { caseMessages as m } from './messages.ts'

/** The actions the server offers to this role in this state. */
export function CaseActions({ reply }: { readonly reply: CaseReply }) {
  const text = useText()
  const [chosen, setChosen] = useState<CaseAction>()
  return (
    <section className="frame-card frame-actions" aria-labelledby="actions">
      <h2 id="actions">{text(m.actions)}</h2>
      {reply.actions.length === 0 && <p className="lj-muted">{text(m.noActions)}</p>}
      {reply.actions.map((action, index) => (
        <Button
          key={action.action}
          block
          danger={action.grave}
          type={index === 0 && !action.grave ? 'primary' : 'default'}
          onClick={() => setChosen(action)}
        >
          {text(action.title)}
        </Button>
      ))}
      {chosen && <ActionDialog file={reply.case} action={chosen} onClose={() => setChosen(undefined)} />}
    </section>
  )
}
