import { dayOf } from '@lingjiang/kernel'
import { useText } from '@lingjiang/ui'
import { App, Button, Form, Input, Select } from 'antd'
import type { Mandate } from '../../app/me.ts'
import { useRegionName, useRegions } from '../../app/regions.ts'
import { frameMessages } from '../../frames/messages.ts'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { useDelegate } from './accounts-api.ts'
import { administrationMessages as m } from './messages.ts'

type Answers = {
  readonly login: string
  readonly regions: string[]
  readonly from: string
  readonly to: string
  readonly reason: string
}

/** Lends the present role: to whom, for which of its regions, from when to when, why. */
export function DelegateForm({ mandate }: { readonly mandate: Mandate }) {
  const text = useText()
  const { message } = App.useApp()
  const regionName = useRegionName()
  const [form] = Form.useForm<Answers>()
  const delegate = useDelegate()
  const own = mandate.regions.map((region) => region.code)
  const covered = useRegions().filter((region) =>
    own.some((code) => region.code.startsWith(code.replace(/(00){1,2}$/, ''))),
  )
  const send = (answers: Answers) =>
    delegate.mutate(answers, {
      onSuccess: () => {
        form.resetFields()
        void message.success(text(m.lentDone))
      },
    })
  const day = [{ required: true, message: text(m.daysMissing) }]
  return (
    <section className="frame-card" aria-labelledby="lend">
      <h2 id="lend">{text(m.lend)}</h2>
      <ProblemAlert error={delegate.error} />
      <Form<Answers>
        form={form}
        layout="vertical"
        onFinish={send}
        scrollToFirstError={{ focus: true }}
        initialValues={{ regions: own, from: dayOf(new Date()) }}
      >
        <Form.Item
          name="login"
          label={text(m.borrowerLogin)}
          rules={[{ required: true, whitespace: true, message: text(m.required) }]}
        >
          <Input autoComplete="off" maxLength={100} spellCheck={false} />
        </Form.Item>
        <Form.Item name="regions" label={text(m.regions)} rules={[{ required: true, message: text(m.required) }]}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={covered.map((region) => ({ value: region.code, label: regionName(region.code) }))}
          />
        </Form.Item>
        <Form.Item name="from" label={text(m.lendFrom)} rules={day}>
          <Input type="date" className="day-field" />
        </Form.Item>
        <Form.Item name="to" label={text(m.lendTo)} rules={day}>
          <Input type="date" className="day-field" />
        </Form.Item>
        <Form.Item
          name="reason"
          label={text(frameMessages.reason)}
          rules={[{ required: true, whitespace: true, message: text(frameMessages.reasonMissing) }]}
        >
          <Input maxLength={500} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={delegate.isPending}>
          {text(m.lend)}
        </Button>
      </Form>
    </section>
  )
}
