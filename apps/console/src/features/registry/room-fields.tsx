import { ROOM_KIND_NAMES, ROOM_KINDS } from '@lingjiang/registry/domain'
import { useText } from '@lingjiang/ui'
import { Button, Form, Input, InputNumber, Select } from 'antd'
import { filingMessages, recordMessages as m } from './messages.ts'
import { OccupationSelect } from './occupation-select.tsx'

/** The rooms of a site, each with what is in it. */
export function RoomFields() {
  const text = useText()
  return (
    <fieldset className="registry-group">
      <legend>{text(m.rooms)}</legend>
      <Form.List name="rooms">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field, index) => (
              <Room key={field.key} at={field.name} number={index + 1} onRemove={() => remove(field.name)} />
            ))}
            <Button
              onClick={() => add({ kind: 'computer', capacity: 30, stations: 0, cameras: 2, occupationCodes: [] })}
            >
              {text(m.addRoom)}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}

function Room({
  at,
  number,
  onRemove,
}: {
  readonly at: number
  readonly number: number
  readonly onRemove: () => void
}) {
  const text = useText()
  const required = { required: true, message: text(filingMessages.required) }
  const figure = (name: 'capacity' | 'stations' | 'cameras', least: number) => (
    <Form.Item name={[at, name]} label={text(m[name])} rules={[required]}>
      <InputNumber min={least} max={5000} precision={0} style={{ width: '100%' }} />
    </Form.Item>
  )
  return (
    <fieldset className="registry-room">
      <legend>{`${text(m.rooms)} ${number}`}</legend>
      <div className="registry-room-line">
        <Form.Item name={[at, 'name']} label={text(m.roomName)} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name={[at, 'kind']} label={text(m.roomKind)} rules={[required]}>
          <Select options={ROOM_KINDS.map((value) => ({ value, label: text(ROOM_KIND_NAMES[value]) }))} />
        </Form.Item>
        {figure('capacity', 1)}
        {figure('stations', 0)}
        {figure('cameras', 0)}
      </div>
      <Form.Item name={[at, 'occupationCodes']} label={text(m.roomOccupations)} extra={text(m.roomOccupationsHint)}>
        <OccupationSelect multiple />
      </Form.Item>
      <Button
        size="small"
        danger
        onClick={onRemove}
        aria-label={text(filingMessages.removeWhat, { name: `${text(m.rooms)} ${number}` })}
      >
        {text(filingMessages.remove)}
      </Button>
    </fieldset>
  )
}
