import './item-bank.css'
import { ITEM_KIND_NAMES } from '@lingjiang/item-bank/contract'
import { ITEM_KINDS, type ItemKind, type PaperForm } from '@lingjiang/item-bank/domain'
import { SKILL_LEVEL_NAMES, STANDARD_LEVELS, type StandardLevel } from '@lingjiang/kernel'
import { ListOccupations } from '@lingjiang/standards/contract'
import { call, StatusTag, useText } from '@lingjiang/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { FormFrame } from '../../frames/form-frame.tsx'
import { useCreateBank } from './banks-api.ts'
import { bankMessages as m } from './messages.ts'

type Section = { readonly count?: number | null; readonly marks?: number | null }
type Answers = {
  readonly occupationCode: string
  readonly level: StandardLevel
  readonly title: string
  readonly form: Readonly<Record<ItemKind, Section>>
}
/** A common form to begin from; the organisation changes it. */
const INITIAL: Pick<Answers, 'form' | 'level'> = {
  level: '4',
  form: { single: { count: 20, marks: 3 }, multiple: { count: 5, marks: 4 }, judgment: { count: 10, marks: 2 } },
}

const sumOf = (form: Answers['form'] | undefined) =>
  ITEM_KINDS.reduce((sum, kind) => sum + (form?.[kind]?.count ?? 0) * (form?.[kind]?.marks ?? 0), 0)

const toPaperForm = (form: Answers['form']): PaperForm =>
  ITEM_KINDS.flatMap((kind) => {
    const { count, marks } = form[kind]
    return count && marks ? [{ kind, count, markTenths: Math.round(marks * 10) }] : []
  })

/** Opens a bank of the acting organisation, or of the province. */
export function NewBankPage() {
  const text = useText()
  const navigate = useNavigate()
  const [form] = Form.useForm<Answers>()
  const create = useCreateBank()
  const rules = [{ required: true, message: text(m.required) }]
  const send = async (answers: Answers) => {
    const { bankId } = await create.mutateAsync({ ...answers, form: [...toPaperForm(answers.form)] })
    await navigate({ to: '/item-bank/$bankId', params: { bankId } })
  }
  return (
    <FormFrame<Answers>
      title={text(m.newBank)}
      lead={text(m.newBankLead)}
      form={form}
      initial={INITIAL}
      sending={create.isPending}
      error={create.error}
      submit={text(m.open)}
      // The refusal stands at the head of the form.
      onSubmit={(answers) => void send(answers).catch(() => undefined)}
      onCancel={() => void navigate({ to: '/item-bank', search: {} })}
    >
      <OccupationItem />
      <Form.Item name="level" label={text(m.level)} rules={rules}>
        <Select
          style={{ width: '16rem', maxWidth: '100%' }}
          options={STANDARD_LEVELS.map((level) => ({ value: level, label: text(SKILL_LEVEL_NAMES[level]) }))}
        />
      </Form.Item>
      <Form.Item name="title" label={text(m.title)} rules={[{ ...rules[0], whitespace: true }]}>
        <Input maxLength={100} style={{ width: '32rem', maxWidth: '100%' }} />
      </Form.Item>
      <FormTable />
    </FormFrame>
  )
}

function OccupationItem() {
  const text = useText()
  const [words, setWords] = useState('')
  const found = useQuery({
    queryKey: ['standards', 'occupations', words],
    queryFn: ({ signal }) =>
      call(ListOccupations, { query: { ...(words ? { text: words } : {}), skillOnly: true, limit: 20 }, signal }),
    placeholderData: keepPreviousData,
  })
  return (
    <Form.Item
      name="occupationCode"
      label={text(m.occupation)}
      extra={text(m.occupationHint)}
      rules={[{ required: true, message: text(m.required) }]}
    >
      <Select
        style={{ width: '24rem', maxWidth: '100%' }}
        showSearch={{ filterOption: false, onSearch: (typed: string) => setWords(typed.trim()) }}
        loading={found.isFetching}
        options={(found.data?.occupations ?? []).map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
      />
    </Form.Item>
  )
}

/** Kinds with count and marks; the sum is told while one types, and decided by the server. */
function FormTable() {
  const text = useText()
  const sum = sumOf(Form.useWatch<Answers['form']>('form'))
  const whole = Math.abs(sum - 100) < 1e-9
  const marks = Number(sum.toFixed(1))
  return (
    <fieldset className="bank-form">
      <legend>{text(m.form)}</legend>
      {ITEM_KINDS.map((kind) => (
        <div key={kind} className="bank-form-row">
          <span>{text(ITEM_KIND_NAMES[kind])}</span>
          <Form.Item name={['form', kind, 'count']} label={text(m.count)}>
            <InputNumber min={0} max={200} precision={0} />
          </Form.Item>
          <Form.Item name={['form', kind, 'marks']} label={text(m.markEach)}>
            <InputNumber min={0} max={100} step={0.5} precision={1} />
          </Form.Item>
        </div>
      ))}
      <p role="status">
        <StatusTag tone={whole ? 'ok' : 'warn'}>{text(whole ? m.sumMarks : m.sumMust, { marks })}</StatusTag>
      </p>
    </fieldset>
  )
}
