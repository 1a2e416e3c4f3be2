import { DUTY_ROLE_NAMES, DUTY_ROLES, SUBJECT_NAMES, SUBJECTS } from '@lingjiang/assessment/contract'
import { useText } from '@lingjiang/ui'
import { Button, Form, type FormInstance, Input, Select } from 'antd'
import { assessmentMessages as m } from './messages.ts'
import type { Choices, PlanForm } from './plan-draft.ts'
import './plan.css'

const required = [{ required: true }]

/** Rooms and times a subject, with the people on duty there. */
export function PlanSlots({ choices, form }: { readonly choices: Choices; readonly form: FormInstance<PlanForm> }) {
  const text = useText()
  const siteId = Form.useWatch('siteId', form)
  const firstDay = Form.useWatch('firstDay', form)
  const rooms = choices.sites.find((site) => site.id === siteId)?.rooms ?? []
  return (
    <section aria-labelledby="plan-slots">
      <h2 id="plan-slots">{text(m.slots)}</h2>
      <Form.List name="slots">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <fieldset key={field.key} className="plan-slot">
                <legend>
                  {text(m.subject)} {field.name + 1}
                </legend>
                <div className="plan-grid">
                  <Form.Item name={[field.name, 'subject']} label={text(m.subject)} rules={required}>
                    <Select options={SUBJECTS.map((value) => ({ value, label: text(SUBJECT_NAMES[value]) }))} />
                  </Form.Item>
                  <Form.Item name={[field.name, 'roomId']} label={text(m.room)} rules={required}>
                    <Select
                      options={rooms.map((room) => ({ value: room.id, label: `${room.name}（${room.seats}）` }))}
                    />
                  </Form.Item>
                  <Form.Item name={[field.name, 'day']} label={text(m.day)} rules={required}>
                    <Input type="date" />
                  </Form.Item>
                  <Form.Item name={[field.name, 'from']} label={text(m.from)} rules={required}>
                    <Input type="time" />
                  </Form.Item>
                  <Form.Item name={[field.name, 'to']} label={text(m.to)} rules={required}>
                    <Input type="time" />
                  </Form.Item>
                  <Form.Item name={[field.name, 'seats']} label={text(m.seats)} rules={required}>
                    <Input type="number" min={1} />
                  </Form.Item>
                </div>
                <Duties choices={choices} slot={field.name} />
                <Button danger onClick={() => remove(field.name)}>
                  {text(m.removeSlot)}
                </Button>
              </fieldset>
            ))}
            <Button
              onClick={() =>
                add({ subject: 'theory', day: firstDay, from: '09:00', to: '10:30', seats: 15, duties: [] })
              }
            >
              {text(m.addSlot)}
            </Button>
          </>
        )}
      </Form.List>
    </section>
  )
}

function Duties({ choices, slot }: { readonly choices: Choices; readonly slot: number }) {
  const text = useText()
  const people = choices.people.map((person) => ({
    value: person.id,
    label: person.grade ? `${person.name} · ${person.grade}` : person.name,
  }))
  return (
    <Form.List name={[slot, 'duties']}>
      {(fields, { add, remove }) => (
        <div className="plan-duties">
          {fields.map((field) => (
            <div key={field.key} className="plan-duty">
              <Form.Item name={[field.name, 'role']} label={text(m.role)}>
                <Select options={DUTY_ROLES.map((value) => ({ value, label: text(DUTY_ROLE_NAMES[value]) }))} />
              </Form.Item>
              <Form.Item name={[field.name, 'staffId']} label={text(m.person)}>
                <Select options={people} showSearch={{ optionFilterProp: 'label' }} />
              </Form.Item>
              <Button onClick={() => remove(field.name)}>{text(m.remove)}</Button>
            </div>
          ))}
          <Button type="dashed" onClick={() => add({ role: 'invigilator' })}>
            {text(m.addDuty)}
          </Button>
        </div>
      )}
    </Form.List>
  )
}
