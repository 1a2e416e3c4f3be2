import {
  AddStaff,
  EXAMINER_GRADE_NAMES,
  EXAMINER_GRADES,
  RemoveStaff,
  STAFF_KIND_NAMES,
  STAFF_KINDS,
  type StaffKind,
} from '@lingjiang/registry/contract'
import { type Column, call, newKey, useJoin, useText } from '@lingjiang/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { ListFrame } from '../../frames/list-frame.tsx'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { filingMessages, recordMessages as m } from './messages.ts'
import { OccupationSelect } from './occupation-select.tsx'
import { type PersonAnswers, PersonFields } from './person-fields.tsx'
import { type StaffReply, staffQuery, useRefresh } from './registry-api.ts'
import './registry.css'

/** Managers, examiners, internal supervisors and experts of the own organisation. */
export function StaffPage() {
  const text = useText()
  const staff = useQuery(staffQuery)
  const [adding, setAdding] = useState(false)
  return (
    <>
      <ListFrame<StaffReply>
        title={text(m.staff)}
        actions={
          <Button type="primary" onClick={() => setAdding(true)}>
            {text(m.addStaff)}
          </Button>
        }
        columns={useColumns()}
        rows={staff.data}
        rowKey={(member) => member.id}
        loading={staff.isFetching}
        error={staff.error}
        retry={() => void staff.refetch()}
        total={staff.data?.length}
        empty={{ title: text(m.staffNone), body: text(m.staffNoneHint) }}
      />
      {adding && <AddDialog onClose={() => setAdding(false)} />}
    </>
  )
}

function useColumns(): readonly Column<StaffReply>[] {
  const text = useText()
  const join = useJoin()
  const yes = (value: boolean) => text(value ? filingMessages.yes : filingMessages.no)
  return [
    { key: 'name', title: text(m.personName), main: true, cell: (member) => member.name },
    { key: 'kind', title: text(m.staffKind), cell: (member) => text(STAFF_KIND_NAMES[member.kind]) },
    {
      key: 'document',
      title: text(m.documentNumber),
      cell: (member) => <span className="lj-figures">{member.documentMasked}</span>,
    },
    { key: 'full', title: text(m.fullTime), cell: (member) => yes(member.fullTime) },
    {
      key: 'grade',
      title: text(m.grade),
      cell: (member) => (member.grade ? text(EXAMINER_GRADE_NAMES[member.grade]) : '—'),
    },
    { key: 'occupations', title: text(m.occupations), cell: (member) => join(member.occupationCodes) || '—' },
    { key: 'card', title: text(m.cardValidTo), cell: (member) => member.cardValidTo ?? '—' },
    { key: 'leave', title: '', cell: (member) => <LeaveButton member={member} /> },
  ]
}

function LeaveButton({ member }: { readonly member: StaffReply }) {
  const text = useText()
  const { modal } = App.useApp()
  const refresh = useRefresh()
  const leave = useMutation({
    mutationFn: () => call(RemoveStaff, { params: { staffId: member.id } }),
    onSuccess: refresh,
  })
  return (
    <Button
      size="small"
      loading={leave.isPending}
      aria-label={`${text(m.leaves)} ${member.name}`}
      onClick={() =>
        modal.confirm({ title: text(m.leavesAsk, { name: member.name }), onOk: () => leave.mutateAsync() })
      }
    >
      {text(m.leaves)}
    </Button>
  )
}

type Answers = PersonAnswers & {
  readonly kind: StaffKind
  readonly fullTime: boolean
  readonly middleManagement: boolean
  readonly grade?: (typeof EXAMINER_GRADES)[number]
  readonly occupationCodes: string[]
  readonly cardNumber?: string
  readonly cardValidTo?: string
}

function AddDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText()
  const refresh = useRefresh()
  const [form] = Form.useForm<Answers>()
  const [key, setKey] = useState(newKey)
  const kind = Form.useWatch('kind', form)
  const add = useMutation({
    mutationFn: (body: Answers) => call(AddStaff, { body, idempotencyKey: key }),
    onSuccess: async () => {
      await refresh()
      onClose()
    },
    onError: () => setKey(newKey()),
  })
  const required = { required: true, message: text(filingMessages.required) }
  const initial = { kind: 'examiner' as const, fullTime: true, middleManagement: false, occupationCodes: [] }
  return (
    <Modal
      open
      title={text(m.addStaff)}
      okText={text(filingMessages.save)}
      okButtonProps={{ loading: add.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemAlert error={add.error} />
      <Form<Answers> form={form} layout="vertical" initialValues={initial} onFinish={(answers) => add.mutate(answers)}>
        <Form.Item name="kind" label={text(m.staffKind)} rules={[required]}>
          <Select options={STAFF_KINDS.map((value) => ({ value, label: text(STAFF_KIND_NAMES[value]) }))} />
        </Form.Item>
        <PersonFields />
        <Form.Item name="fullTime" valuePropName="checked">
          <Checkbox>{text(m.fullTime)}</Checkbox>
        </Form.Item>
        <Form.Item name="middleManagement" valuePropName="checked">
          <Checkbox>{text(m.middleManagement)}</Checkbox>
        </Form.Item>
        {(kind === 'examiner' || kind === 'expert') && (
          <Form.Item
            name="occupationCodes"
            label={text(m.occupations)}
            extra={text(m.occupationHint)}
            rules={[required]}
          >
            <OccupationSelect multiple />
          </Form.Item>
        )}
        {kind === 'examiner' && (
          <>
            <Form.Item name="grade" label={text(m.grade)} rules={[required]}>
              <Select options={EXAMINER_GRADES.map((value) => ({ value, label: text(EXAMINER_GRADE_NAMES[value]) }))} />
            </Form.Item>
            <div className="registry-pair">
              <Form.Item name="cardNumber" label={text(m.cardNumber)} rules={[required]}>
                <Input maxLength={40} />
              </Form.Item>
              <Form.Item name="cardValidTo" label={text(m.cardValidTo)} rules={[required]}>
                <Input type="date" />
              </Form.Item>
            </div>
          </>
        )}
      </Form>
    </Modal>
  )
}
