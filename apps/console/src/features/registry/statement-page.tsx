import { type FilingStatement, SaveFilingStatement } from '@lingjiang/registry/contract'
import {
  COLLEGE_TYPE_NAMES,
  COLLEGE_TYPES,
  SIZE_CLASSES,
  SOCIAL_FORM_NAMES,
  SOCIAL_FORMS,
} from '@lingjiang/registry/domain'
import { call, useText } from '@lingjiang/ui'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { answerLive, ConditionsPanel } from './conditions-panel.tsx'
import { FilingPart } from './form-page.tsx'
import { filingMessages, statementMessages as m } from './messages.ts'
import { type FilingReply, useRefresh } from './registry-api.ts'
import './registry.css'

const route = getRouteApi('/shell/registry/filings/$filingId/statement')

/** What the applicant states of itself, with the conditions answered beside it as it is typed. */
export function StatementPage() {
  const text = useText()
  const { filingId } = route.useParams()
  return (
    <FilingPart filingId={filingId} title={text(filingMessages.taskStatement)} lead={text(m.lead)}>
      {(reply) => <StatementForm reply={reply} />}
    </FilingPart>
  )
}

type Answers = Omit<FilingStatement, 'violations'> & { readonly violations: string }
const DAY = /\d{4}-\d{2}-\d{2}/g
const toAnswers = (statement: FilingStatement): Answers => ({
  ...statement,
  violations: statement.violations.join('，'),
})
const toStatement = (answers: Partial<Answers>, before: FilingStatement): FilingStatement => ({
  ...before,
  ...answers,
  insuredStaff: answers.insuredStaff ?? null,
  sizeClass: answers.sizeClass ?? null,
  collegeType: answers.collegeType ?? null,
  socialForm: answers.socialForm ?? null,
  associationRating: answers.associationRating ?? null,
  trainingSince: answers.trainingSince || null,
  violations: (answers.violations ?? '').match(DAY) ?? [],
})

function StatementForm({ reply }: { readonly reply: FilingReply }) {
  const text = useText()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const [form] = Form.useForm<Answers>()
  const [live, setLive] = useState<ReturnType<typeof answerLive>>(reply.conditions)
  const { id: filingId, version, kind } = reply.filing
  const save = useMutation({
    mutationFn: (answers: Answers) => {
      const statement = toStatement(answers, reply.statement)
      return call(SaveFilingStatement, { params: { filingId }, body: { statement, expectedVersion: version } })
    },
    onSuccess: async () => {
      await refresh()
      await navigate({ to: '/registry/filings/$filingId', params: { filingId } })
    },
  })
  const ask = () => setLive(answerLive(reply, { statement: toStatement(form.getFieldsValue(true), reply.statement) }))
  return (
    <div className="frame-split registry-split">
      <Form<Answers>
        form={form}
        layout="vertical"
        className="frame-card"
        initialValues={toAnswers(reply.statement)}
        onValuesChange={ask}
        onFinish={(answers) => save.mutate(answers)}
      >
        <ProblemAlert error={save.error} />
        <Tick name="legalPerson" label={text(m.legalPerson)} />
        <Tick name="goodCredit" label={text(m.goodCredit)} />
        {kind === 'employer' && <EmployerFields />}
        {kind === 'technical-college' && (
          <Form.Item name="collegeType" label={text(m.collegeType)}>
            <Select
              allowClear
              options={COLLEGE_TYPES.map((value) => ({ value, label: text(COLLEGE_TYPE_NAMES[value]) }))}
            />
          </Form.Item>
        )}
        {kind === 'training-and-assessment-org' && <SocialFields />}
        <Tick name="undertakings" label={text(m.undertakings)} />
        <div className="lj-actions">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {text(filingMessages.save)}
          </Button>
        </div>
      </Form>
      <aside className="frame">
        <ConditionsPanel reply={reply} conditions={live} />
      </aside>
    </div>
  )
}

function Tick({ name, label }: { readonly name: keyof Answers; readonly label: string }) {
  return (
    <Form.Item name={name} valuePropName="checked">
      <Checkbox>{label}</Checkbox>
    </Form.Item>
  )
}

function EmployerFields() {
  const text = useText()
  return (
    <>
      <Form.Item name="insuredStaff" label={text(m.insuredStaff)}>
        <InputNumber min={0} max={10_000_000} precision={0} style={{ width: '12rem' }} />
      </Form.Item>
      <Form.Item name="sizeClass" label={text(m.sizeClass)}>
        <Select allowClear options={SIZE_CLASSES.map((value) => ({ value, label: text(m[value]) }))} />
      </Form.Item>
      <Form.Item name="violations" label={text(m.violations)} extra={text(m.violationsHint)}>
        <Input maxLength={200} />
      </Form.Item>
      <Tick name="mainBusinessIsTraining" label={text(m.mainBusinessIsTraining)} />
      <Tick name="payLinkedToLevels" label={text(m.payLinkedToLevels)} />
      <Tick name="educationFund" label={text(m.educationFund)} />
    </>
  )
}

function SocialFields() {
  const text = useText()
  return (
    <>
      <Form.Item name="socialForm" label={text(m.socialForm)}>
        <Select allowClear options={SOCIAL_FORMS.map((value) => ({ value, label: text(SOCIAL_FORM_NAMES[value]) }))} />
      </Form.Item>
      <Form.Item name="associationRating" label={text(m.associationRating)}>
        <InputNumber min={1} max={5} precision={0} style={{ width: '12rem' }} />
      </Form.Item>
      <Form.Item name="trainingSince" label={text(m.trainingSince)}>
        <Input type="date" style={{ width: '12rem' }} />
      </Form.Item>
      <Tick name="experienceRelaxed" label={text(m.experienceRelaxed)} />
    </>
  )
}
