import { useText } from '@lingjiang/ui'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { scoringMessages as m } from './messages.ts'
import type { useScoringActions } from './scoring-api.ts'

/** Opens a new version of a signed sheet; the reason goes on record. */
export function CorrectDialog({
  name,
  sheetId,
  correct,
  onClose,
}: {
  readonly name: string
  readonly sheetId: string
  readonly correct: ReturnType<typeof useScoringActions>['correct']
  readonly onClose: () => void
}) {
  const text = useText()
  const [reason, setReason] = useState('')
  return (
    <Modal
      open
      title={text(m.correctTitle, { name })}
      okText={text(m.correct)}
      cancelText={text(m.cancel)}
      okButtonProps={{ disabled: reason.trim().length < 2, size: 'large' }}
      cancelButtonProps={{ size: 'large' }}
      confirmLoading={correct.isPending}
      onOk={() => correct.mutate({ sheetId, reason }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <p>{text(m.correctLead)}</p>
      <ProblemAlert error={correct.error} />
      <label htmlFor="correction-reason">{text(m.reason)}</label>
      <Input.TextArea
        id="correction-reason"
        rows={3}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  )
}
