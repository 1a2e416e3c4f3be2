import { formatNumber, useText } from '@lingjiang/ui'
import { Button } from 'antd'
import { useState } from 'react'
import type { InboxRow, TogetherAction } from './cases-api.ts'
import { caseMessages as m } from './messages.ts'
import { TogetherDialog } from './together-dialog.tsx'

/** What is chosen, and the actions that all of it has in common. */
export function TogetherBar({
  rows,
  onPick,
}: {
  readonly rows: readonly InboxRow[]
  readonly onPick: (ids: readonly string[]) => void
}) {
  const text = useText()
  // What is being taken stays as it was chosen: cases that are done leave the list beneath.
  const [taken, setTaken] = useState<{ readonly action: TogetherAction; readonly rows: readonly InboxRow[] }>()
  const common = commonActions(rows)
  return (
    <>
      {rows.length > 0 && (
        <section className="together-bar" aria-label={text(m.picked, { count: rows.length })}>
          <b className="lj-figures">{text(m.picked, { count: formatNumber(rows.length) })}</b>
          {common.map((action) => (
            <Button key={action.action} danger={action.grave} onClick={() => setTaken({ action, rows })}>
              {text(m.takeTogether, { action: text(action.title), count: rows.length })}
            </Button>
          ))}
          {common.length === 0 && <span className="lj-muted">{text(m.nothingTogether)}</span>}
          <Button type="text" onClick={() => onPick([])}>
            {text(m.unpick)}
          </Button>
        </section>
      )}
      {taken && (
        <TogetherDialog
          rows={taken.rows}
          action={taken.action}
          onClose={(failed) => {
            setTaken(undefined)
            onPick(failed)
          }}
        />
      )}
    </>
  )
}

/** The actions that each of the rows offers: the same name may ask for a reason in one procedure and not in another. */
function commonActions(rows: readonly InboxRow[]): readonly TogetherAction[] {
  const [first, ...others] = rows
  return (first?.together ?? []).flatMap((action) => {
    const same = others.map((row) => row.together.find((other) => other.action === action.action))
    if (same.some((other) => other === undefined)) return []
    const strictest = [action, ...same].find((other) => other?.reason === 'required') ?? action
    return [strictest]
  })
}
