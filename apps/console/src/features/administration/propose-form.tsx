import { differsAt, type ParameterValue } from '@lingjiang/identity/domain'
import { useText } from '@lingjiang/ui'
import { App, Button, Form, Input, InputNumber, Select } from 'antd'
import { useMe } from '../../app/me.ts'
import { useRegions } from '../../app/regions.ts'
import { frameMessages } from '../../frames/messages.ts'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { administrationMessages as m } from './messages.ts'
import { type ParameterHistory, useProposeParameter } from './parameters-api.ts'
import { unitWords } from './units.ts'

type Answers = {
  readonly value: string | number
  readonly scope: string
  readonly effectiveFrom: string
  readonly authority: string
  readonly document: string
  readonly reason: string
}

/** How the present value is written in its field: numbers and words as they are, the rest as JSON. */
type Manner = 'number' | 'word' | 'json'
const mannerOf = (value: unknown): Manner =>
  typeof value === 'number' ? 'number' : typeof value === 'string' ? 'word' : 'json'

function readValue(manner: Manner, written: string | number): ParameterValue | undefined {
  if (manner !== 'json') return written
  try {
    return JSON.parse(String(written)) as ParameterValue
  } catch {
    return undefined
  }
}

/** Proposes a new dated value; the rule of the server tells beside the field whether the value has the shape of those on record. */
export function ProposeForm({ history }: { readonly history: ParameterHistory }) {
  const text = useText()
  const { message } = App.useApp()
  const [form] = Form.useForm<Answers>()
  const propose = useProposeParameter(history.key)
  const present = history.versions.find((version) => version.standing === 'in-force') ?? history.versions[0]
  const manner = mannerOf(present?.value)
  const recorded = history.versions.map((version) => version.value as ParameterValue)
  const checkValue = async (_rule: unknown, written: string | number | undefined | null) => {
    if (written === undefined || written === null || written === '') throw new Error(text(m.required))
    const value = readValue(manner, written)
    if (value === undefined) throw new Error(text(m.notJson))
    const place = differsAt(recorded, value)
    if (place !== undefined) throw new Error(text(m.shapeDiffers, { place: place || '/' }))
  }
  const send = ({ value, ...answers }: Answers) =>
    propose.mutate(
      { ...answers, value: readValue(manner, value) },
      {
        onSuccess: () => {
          form.resetFields()
          void message.success(text(m.proposed))
        },
      },
    )
  return (
    <section aria-labelledby="propose" className="frame-card">
      <h2 id="propose">{text(m.propose)}</h2>
      <p className="lj-muted">{text(m.proposeLead)}</p>
      <ProblemAlert error={propose.error} />
      <Form<Answers>
        form={form}
        layout="vertical"
        onFinish={send}
        scrollToFirstError={{ focus: true }}
        initialValues={{ value: manner === 'json' ? JSON.stringify(present?.value) : present?.value, scope: '440000' }}
      >
        <Form.Item
          name="value"
          label={`${text(m.value)}（${unitWords(text, history.unit)}）`}
          rules={[{ validator: checkValue }]}
          {...(manner === 'json' ? { extra: text(m.jsonHint) } : {})}
        >
          {manner === 'number' ? (
            <InputNumber style={{ width: '12rem', maxWidth: '100%' }} />
          ) : manner === 'word' ? (
            <Input maxLength={200} />
          ) : (
            <Input.TextArea rows={4} spellCheck={false} />
          )}
        </Form.Item>
        <ScopeItem />
        <Form.Item
          name="effectiveFrom"
          label={text(m.effectiveFrom)}
          rules={[{ required: true, message: text(m.required) }]}
        >
          <Input type="date" className="day-field" />
        </Form.Item>
        {(['authority', 'document', 'reason'] as const).map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={text(name === 'reason' ? frameMessages.reason : m[name])}
            rules={[{ required: true, whitespace: true, message: text(m.required) }]}
          >
            <Input maxLength={name === 'authority' ? 100 : name === 'document' ? 200 : 500} />
          </Form.Item>
        ))}
        <Button type="primary" htmlType="submit" loading={propose.isPending}>
          {text(m.propose)}
        </Button>
      </Form>
    </section>
  )
}

/** The province or one of its cities, as far as the officer's regions reach. */
function ScopeItem() {
  const text = useText()
  const own = useMe()?.mandate?.regions.map((region) => region.code) ?? []
  const scopes = useRegions().filter(
    (region) =>
      (region.tier === 'province' || region.tier === 'city') &&
      own.some((code) => region.code.startsWith(code.replace(/(00){1,2}$/, ''))),
  )
  return (
    <Form.Item name="scope" label={text(m.scope)} rules={[{ required: true, message: text(m.required) }]}>
      <Select
        style={{ width: '18rem', maxWidth: '100%' }}
        showSearch={{ optionFilterProp: 'label' }}
        options={scopes.map((region) => ({ value: region.code, label: region.name }))}
      />
    </Form.Item>
  )
}
