import { SUBJECT_NAMES, type Subject } from '@lingjiang/assessment/contract'
import { useText } from '@lingjiang/ui'
import { Button, Checkbox, Form, Input, Select } from 'antd'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { resultMessages as m } from './messages.ts'
import { type ResultRow, useEnterScore, useHistory } from './results-api.ts'

type Entry = { readonly subject: Subject; readonly score?: string; readonly absent?: boolean; readonly reason?: string }

/** Enters a score that nobody else gives, or corrects one: the version seen goes along, so that of two at once one is refused. */
export function EnterScoreForm({ row, required }: { readonly row: ResultRow; readonly required: readonly Subject[] }) {
  const text = useText()
  const [form] = Form.useForm<Entry>()
  const { data } = useHistory(row.registrationId)
  const enter = useEnterScore(row.registrationId)
  const absent = Form.useWatch('absent', form)
  const submit = (entry: Entry) => {
    const lineage = data?.scores.filter((one) => one.subject === entry.subject) ?? []
    enter.mutate(
      {
        subject: entry.subject,
        expectedVersion: lineage.at(-1)?.version ?? 0,
        score: entry.absent ? null : (entry.score ?? ''),
        absent: entry.absent ?? false,
        ...(entry.reason ? { reason: entry.reason } : {}),
      },
      { onSuccess: () => form.resetFields() },
    )
  }
  return (
    <section aria-labelledby="enter">
      <h2 id="enter">{text(m.enter)}</h2>
      <p className="lj-muted">{text(m.enterLead)}</p>
      <ProblemAlert error={enter.error} />
      <Form<Entry> form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="subject" label={text(m.subject)} rules={[{ required: true, message: text(m.subject) }]}>
          <Select options={required.map((value) => ({ value, label: text(SUBJECT_NAMES[value]) }))} />
        </Form.Item>
        <Form.Item name="absent" valuePropName="checked">
          <Checkbox>{text(m.absent)}</Checkbox>
        </Form.Item>
        {!absent && (
          <Form.Item
            name="score"
            label={text(m.score)}
            rules={[{ required: true, pattern: /^\d{1,3}(\.\d)?$/, message: text(m.score) }]}
          >
            <Input inputMode="decimal" maxLength={5} style={{ maxWidth: '8rem' }} />
          </Form.Item>
        )}
        <Form.Item name="reason" label={text(m.reason)}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={enter.isPending}>
          {text(m.save)}
        </Button>
      </Form>
    </section>
  )
}
