import { useText } from '@lingjiang/ui'
import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { useMay } from '../../app/me.ts'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { roomMessages as m } from './messages.ts'
import { type RoomRow, useCloseRoom, useOpenRoom } from './rooms-api.ts'

/** Opening and closing a room, each after a second press that says what follows. */
export function RoomActions({ room }: { readonly room: RoomRow }) {
  const text = useText()
  const { message } = App.useApp()
  const may = useMay('assessment.delivery.invigilate')
  const [asking, setAsking] = useState(false)
  const opening = useOpenRoom(room.slotId)
  const closing = useCloseRoom(room.slotId)
  if (!may || room.state === 'closed') return null
  const waits = room.state === 'waiting'
  const ask = () => {
    opening.reset()
    closing.reset()
    setAsking(true)
  }
  const done = (words: string) => {
    setAsking(false)
    void message.success(words)
  }
  const act = () =>
    waits
      ? opening.mutate(undefined, { onSuccess: () => done(text(m.opened)) })
      : closing.mutate(undefined, { onSuccess: ({ absent }) => done(text(m.closed, { count: absent })) })
  return (
    <>
      <Button type="primary" size="large" danger={!waits} onClick={ask}>
        {text(waits ? m.openRoom : m.closeRoom)}
      </Button>
      <Modal
        open={asking}
        title={text(waits ? m.openRoomTitle : m.closeRoomTitle)}
        okText={text(waits ? m.openRoom : m.closeRoom)}
        cancelText={text(m.cancel)}
        okButtonProps={{ size: 'large', danger: !waits, loading: opening.isPending || closing.isPending }}
        cancelButtonProps={{ size: 'large' }}
        onOk={act}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        <ProblemAlert error={opening.error ?? closing.error} />
        <p>
          {waits ? text(m.openRoomLead, { present: room.present, expected: room.expected }) : text(m.closeRoomLead)}
        </p>
      </Modal>
    </>
  )
}
