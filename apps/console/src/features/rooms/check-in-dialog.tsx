import { useText } from '@lingjiang/ui'
import { App, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { roomMessages as m } from './messages.ts'
import { type Sitting, useCheckIn } from './rooms-api.ts'

const STEPS = ['ticketSeen', 'documentSeen', 'faceMatches'] as const
type Step = (typeof STEPS)[number]

/** 签到: ticket, document and person, each confirmed by hand; only all three together are sent. */
export function CheckInDialog({ sitting, onClose }: { readonly sitting: Sitting; readonly onClose: () => void }) {
  const text = useText()
  const { message } = App.useApp()
  const [seen, setSeen] = useState<ReadonlySet<Step>>(new Set())
  const checkIn = useCheckIn()
  const toggle = (step: Step) => {
    const next = new Set(seen)
    if (!next.delete(step)) next.add(step)
    setSeen(next)
  }
  const send = () =>
    checkIn.mutate(sitting.id, {
      onSuccess: () => {
        void message.success(text(m.checkedIn, { name: sitting.name }))
        onClose()
      },
    })
  return (
    <Modal
      open
      title={text(m.checkInTitle, { seat: sitting.seat, name: sitting.name })}
      okText={text(m.confirmCheckIn)}
      cancelText={text(m.cancel)}
      okButtonProps={{ size: 'large', disabled: seen.size < STEPS.length, loading: checkIn.isPending }}
      cancelButtonProps={{ size: 'large' }}
      onOk={send}
      onCancel={onClose}
      destroyOnHidden
    >
      <div className="frame">
        <ProblemAlert error={checkIn.error} />
        <dl className="check-in-facts">
          <dt>{text(m.ticket)}</dt>
          <dd className="lj-figures">{sitting.ticketNumber}</dd>
          <dt>{text(m.document)}</dt>
          <dd className="lj-figures">{sitting.documentMasked}</dd>
        </dl>
        {STEPS.map((step) => (
          <Checkbox key={step} className="check-in-step" checked={seen.has(step)} onChange={() => toggle(step)}>
            {text(m[step])}
          </Checkbox>
        ))}
      </div>
    </Modal>
  )
}
