import {
  ASSESSMENT_METHOD_NAMES,
  ASSESSMENT_METHODS,
  type AssessmentMethod,
  SKILL_LEVEL_NAMES,
  STANDARD_LEVELS,
  type StandardLevel,
} from '@lingjiang/kernel'
import { NORM_KIND_NAMES, NORM_KINDS, type NormKind, RecordNorm } from '@lingjiang/standards/contract'
import { requiredSubjects } from '@lingjiang/standards/domain'
import { type BodyOf, call, newKey, useText } from '@lingjiang/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { standardMessages as m } from './messages.ts'

type Answers = {
  readonly kind: NormKind
  readonly title: string
  readonly document: string
  readonly methods: AssessmentMethod[]
  readonly levels: StandardLevel[]
  readonly effectiveFrom: string
  readonly source: string
  readonly theory: number
  readonly practical: number
  readonly review: number
  readonly candidates: number
}

/** Records a norm: the required subjects of each chosen level, with the stated times. Two invigilators for 15 in theory, three examiners otherwise. */
function toBody(occupationCode: string, answers: Answers): BodyOf<typeof RecordNorm> {
  const { levels, theory, practical, review, candidates, ...rest } = answers
  const minutes = { theory, practical, review }
  return {
    ...rest,
    occupationCode,
    subjects: levels.flatMap((level) =>
      requiredSubjects(level).flatMap((subject) =>
        subject === 'performance'
          ? []
          : [
              {
                level,
                subject,
                minutes: minutes[subject],
                fullMark: 100,
                passMark: 60,
                candidatesPerExaminer: subject === 'theory' ? 15 : candidates,
                leastExaminers: subject === 'theory' ? 2 : 3,
              },
            ],
      ),
    ),
  }
}

export function NormDialog({
  occupation,
  onClose,
}: {
  readonly occupation: { readonly code: string; readonly name: string }
  readonly onClose: () => void
}) {
  const text = useText()
  const client = useQueryClient()
  const [form] = Form.useForm<Answers>()
  const [key, setKey] = useState(newKey)
  const send = useMutation({
    mutationFn: (answers: Answers) => call(RecordNorm, { body: toBody(occupation.code, answers), idempotencyKey: key }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['standards'] })
      onClose()
    },
    onError: () => setKey(newKey()),
  })
  const required = { required: true, message: text(m.required) }
  const initial = {
    kind: 'national-standard' as const,
    title: `${occupation.name}国家职业标准`,
    methods: ['computer-exam' as const, 'practical-operation' as const],
    levels: ['5' as const, '4' as const, '3' as const],
    theory: 90,
    practical: 120,
    review: 30,
    candidates: 5,
  }
  const figure = (name: 'theory' | 'practical' | 'review' | 'candidates', most: number) => (
    <Form.Item name={name} label={text(m[name])} rules={[required]}>
      <InputNumber min={1} max={most} precision={0} style={{ width: '100%' }} />
    </Form.Item>
  )
  return (
    <Modal
      open
      width={640}
      title={text(m.record)}
      okText={text(m.save)}
      okButtonProps={{ loading: send.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemAlert error={send.error} />
      <Form<Answers> form={form} layout="vertical" initialValues={initial} onFinish={(answers) => send.mutate(answers)}>
        <Form.Item name="kind" label={text(m.kind)} rules={[required]}>
          <Select options={NORM_KINDS.map((value) => ({ value, label: text(NORM_KIND_NAMES[value]) }))} />
        </Form.Item>
        <Form.Item name="title" label={text(m.normTitle)} rules={[required]}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="document" label={text(m.document)} rules={[required]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="effectiveFrom" label={text(m.from)} rules={[required]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="levels" label={text(m.levels)} extra={text(m.levelsHint)} rules={[required]}>
          <Select
            mode="multiple"
            options={STANDARD_LEVELS.map((value) => ({ value, label: text(SKILL_LEVEL_NAMES[value]) }))}
          />
        </Form.Item>
        <Form.Item name="methods" label={text(m.methods)} rules={[required]}>
          <Select
            mode="multiple"
            options={ASSESSMENT_METHODS.map((value) => ({ value, label: text(ASSESSMENT_METHOD_NAMES[value]) }))}
          />
        </Form.Item>
        {figure('theory', 1440)}
        {figure('practical', 1440)}
        {figure('review', 1440)}
        {figure('candidates', 1000)}
        <Form.Item name="source" label={text(m.source)} rules={[required]}>
          <Input maxLength={300} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
