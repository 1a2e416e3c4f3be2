import { ITEM_KIND_NAMES } from '@lingjiang/item-bank/contract'
import { StatusTag, useText } from '@lingjiang/ui'
import { Button, Modal } from 'antd'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { type ItemRow, useOpenItem } from './banks-api.ts'
import { bankMessages as m } from './messages.ts'

/** Opens an item only after a second press that says it is recorded. */
export function ItemDialog({
  bankId,
  item,
  onClose,
}: {
  readonly bankId: string
  readonly item: ItemRow
  readonly onClose: () => void
}) {
  const text = useText()
  const opening = useOpenItem(bankId)
  const opened = opening.data
  return (
    <Modal
      open
      title={`${item.identifier} · ${text(ITEM_KIND_NAMES[item.kind])}`}
      onCancel={onClose}
      destroyOnHidden
      footer={<Button onClick={onClose}>{text(m.close)}</Button>}
    >
      <div className="frame">
        <p className="lj-muted">
          {item.point} {item.pointName}
        </p>
        <ProblemAlert error={opening.error} />
        {opened ? (
          <>
            <p className="bank-stem">{opened.stem}</p>
            <ol className="bank-choices">
              {opened.choices.map((choice) => (
                <li key={choice.identifier} data-right={choice.right || undefined}>
                  <b>{choice.identifier}</b>
                  <span>{choice.text}</span>
                  {choice.right && <StatusTag tone="ok">{text(m.right)}</StatusTag>}
                </li>
              ))}
            </ol>
          </>
        ) : (
          <>
            <p>{text(m.openItemLead)}</p>
            <Button type="primary" loading={opening.isPending} onClick={() => opening.mutate(item.id)}>
              {text(m.openIt)}
            </Button>
          </>
        )}
      </div>
    </Modal>
  )
}
