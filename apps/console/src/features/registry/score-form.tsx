import { ScoreFiling } from '@lingjiang/registry/contract'
import { PANEL_HEAD_NAMES, PANEL_HEADS, type PanelHead } from '@lingjiang/registry/domain'
import { call, newKey, useText } from '@lingjiang/ui'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { filingMessages, reviewMessages as m } from './messages.ts'
import { useRefresh } from './registry-api.ts'

type Answers = { readonly marks: Record<PanelHead, number>; readonly opinion: string }

/** An expert's own marks under the six heads, given once. */
export function ScoreForm({ filingId }: { readonly filingId: string }) {
  const text = useText()
  const { message } = App.useApp()
  const refresh = useRefresh()
  const [key, setKey] = useState(newKey)
  const send = useMutation({
    mutationFn: (body: Answers) => call(ScoreFiling, { params: { filingId }, body, idempotencyKey: key }),
    onSuccess: async () => {
      message.success(text(m.scored))
      await refresh()
    },
    onError: () => setKey(newKey()),
  })
  return (
    <section className="frame-card frame" aria-labelledby="score">
      <h2 id="score">{text(m.score)}</h2>
      <p className="lj-muted">{text(m.scoreLead)}</p>
      <ProblemAlert error={send.error} />
      <Form<Answers>
        layout="vertical"
        onFinish={(answers) => send.mutate(answers)}
        scrollToFirstError={{ focus: true }}
      >
        <div className="registry-heads">
          {PANEL_HEADS.map((head) => (
            <Form.Item
              key={head}
              name={['marks', head]}
              label={text(PANEL_HEAD_NAMES[head])}
              rules={[{ required: true, message: text(filingMessages.required) }]}
            >
              <InputNumber min={0} max={100} precision={0} style={{ width: '100%' }} />
            </Form.Item>
          ))}
        </div>
        <Form.Item
          name="opinion"
          label={text(m.opinion)}
          rules={[{ required: true, whitespace: true, min: 2, message: text(filingMessages.required) }]}
        >
          <Input.TextArea rows={4} maxLength={2000} showCount />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {text(m.sendScore)}
        </Button>
      </Form>
    </section>
  )
}
