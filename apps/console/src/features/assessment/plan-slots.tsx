import { DUTY_ROLE_NAMES, SUBJECT_NAMES, SUBJECTS } from '@lingjiang/assessment/contract'
import { EXAMINER_GRADE_NAMES, type EXAMINER_GRADES } from '@lingjiang/registry/contract'
import { useText } from '@lingjiang/ui'
import { Button, Form, type FormInstance, Input, Select } from 'antd'
import { useEffect, useRef } from 'react'
import { assessmentMessages as m } from './messages.ts'
import { type Choices, nextRound, type PlanForm, type PlannedSlotForm, rolesOf } from './plan-draft.ts'
import './plan.css'

const required = [{ required: true }]
type Own = { readonly choices: Choices; readonly form: FormInstance<PlanForm> }

/** Rooms and times a subject, with the people on duty there. */
export function PlanSlots({ choices, form }: Own) {
  const text = useText()
  const firstDay = useDayThatSlotsFollow(form)
  return (
    <section aria-labelledby="plan-slots">
      <h2 id="plan-slots">{text(m.slots)}</h2>
      <Form.List name="slots">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <fieldset key={field.key} className="plan-slot">
                <legend>{text(m.slotNumber, { number: field.name + 1 })}</legend>
                <Place at={field.name} choices={choices} form={form} />
                <People at={field.name} choices={choices} form={form} />
                <div className="lj-actions">
                  <Button onClick={() => add(nextRound(form.getFieldValue(['slots', field.name]) as PlannedSlotForm))}>
                    {text(m.nextRound)}
                  </Button>
                  <Button danger onClick={() => remove(field.name)}>
                    {text(m.removeSlot)}
                  </Button>
                </div>
              </fieldset>
            ))}
            <Button
              className="plan-add"
              onClick={() =>
                add({ subject: 'theory', day: firstDay, from: '09:00', to: '10:30', seats: 15, people: {} })
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

/** Slots on the exam day move with it when another day is chosen. */
function useDayThatSlotsFollow(form: FormInstance<PlanForm>): string | undefined {
  const firstDay = Form.useWatch('firstDay', form)
  const before = useRef(firstDay)
  useEffect(() => {
    if (!firstDay || firstDay === before.current) return
    const slots: readonly PlannedSlotForm[] = form.getFieldValue('slots') ?? []
    const followed = slots.map((slot) => (slot.day === before.current ? { ...slot, day: firstDay } : slot))
    if (before.current) form.setFieldValue('slots', followed)
    before.current = firstDay
  }, [firstDay, form])
  return firstDay
}

function Place({ at, choices, form }: Own & { readonly at: number }) {
  const text = useText()
  const siteId = Form.useWatch('siteId', form)
  const rooms = choices.sites.find((site) => site.id === siteId)?.rooms ?? []
  return (
    <div className="plan-grid">
      <Form.Item name={[at, 'subject']} label={text(m.subject)} rules={required}>
        <Select options={SUBJECTS.map((value) => ({ value, label: text(SUBJECT_NAMES[value]) }))} />
      </Form.Item>
      <Form.Item name={[at, 'roomId']} label={text(m.room)} rules={required}>
        <Select
          options={rooms.map(({ id, name, seats }) => ({ value: id, label: text(m.roomSeats, { name, seats }) }))}
        />
      </Form.Item>
      <Form.Item name={[at, 'day']} label={text(m.day)} rules={required}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name={[at, 'from']} label={text(m.from)} rules={required}>
        <Input type="time" />
      </Form.Item>
      <Form.Item name={[at, 'to']} label={text(m.to)} rules={required}>
        <Input type="time" />
      </Form.Item>
      <Form.Item name={[at, 'seats']} label={text(m.seats)} rules={required}>
        <Input type="number" min={1} />
      </Form.Item>
    </div>
  )
}

/** One field a duty of the subject, several people in each. */
function People({ at, choices, form }: Own & { readonly at: number }) {
  const text = useText()
  const slot = Form.useWatch(['slots', at], form) as PlannedSlotForm | undefined
  const people = choices.people.map(({ id, name, grade }) => ({
    value: id,
    label: grade ? `${name} · ${text(EXAMINER_GRADE_NAMES[grade as (typeof EXAMINER_GRADES)[number]])}` : name,
  }))
  return (
    <div className="plan-grid">
      {rolesOf(slot?.subject ?? 'theory', slot?.people).map((role) => (
        <Form.Item key={role} name={[at, 'people', role]} label={text(DUTY_ROLE_NAMES[role])}>
          <Select
            mode="multiple"
            maxTagCount="responsive"
            options={people}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={text(m.choosePeople)}
          />
        </Form.Item>
      ))}
    </div>
  )
}
