import { CallPanel } from '@lingjiang/registry/contract'
import { PANEL_HEAD_NAMES, PANEL_HEADS } from '@lingjiang/registry/domain'
import { call, formatNumber, newKey, StatusTag, Table, useJoin, useText } from '@lingjiang/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { filingMessages, reviewMessages as m } from './messages.ts'
import { type FilingReply, reviewersQuery, useRefresh } from './registry-api.ts'

type Panel = NonNullable<FilingReply['panel']>

/** Chooses the experts who review an application. */
export function CallPanelForm({ reply }: { readonly reply: FilingReply }) {
  const text = useText()
  const join = useJoin()
  const refresh = useRefresh()
  const reviewers = useQuery(reviewersQuery)
  const [key, setKey] = useState(newKey)
  const { id: filingId } = reply.filing
  const send = useMutation({
    mutationFn: (personIds: string[]) =>
      call(CallPanel, { params: { filingId }, body: { personIds }, idempotencyKey: key }),
    onSuccess: refresh,
    onError: () => setKey(newKey()),
  })
  return (
    <section className="frame-card frame" aria-labelledby="call-panel">
      <h2 id="call-panel">{text(m.callPanel)}</h2>
      <p className="lj-muted">{text(m.callHint)}</p>
      <ProblemAlert error={send.error ?? reviewers.error} />
      <Form<{ personIds: string[] }> layout="vertical" onFinish={({ personIds }) => send.mutate(personIds)}>
        <Form.Item
          name="personIds"
          label={text(m.experts)}
          rules={[{ required: true, message: text(filingMessages.choose) }]}
        >
          <Select
            mode="multiple"
            loading={reviewers.isFetching}
            showSearch={{ optionFilterProp: 'label' }}
            options={(reviewers.data ?? []).map((reviewer) => ({
              value: reviewer.personId,
              label: `${reviewer.name} · ${reviewer.unit} · ${reviewer.title} · ${join(reviewer.fields)}`,
            }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {text(m.callPanel)}
        </Button>
      </Form>
    </section>
  )
}

/** Marks of the experts under the six heads, with the means once all have judged. */
export function PanelSection({ panel }: { readonly panel: Panel }) {
  const text = useText()
  const { outcome } = panel
  const mean = (hundredths: number | undefined) => (hundredths === undefined ? '—' : formatNumber(hundredths / 100, 1))
  return (
    <section className="frame-card" aria-labelledby="panel">
      <h2 id="panel">{text(m.panel)}</h2>
      {outcome && (
        <p>
          <StatusTag tone={outcome.passed ? 'ok' : 'danger'}>{text(outcome.passed ? m.passed : m.failed)}</StatusTag>{' '}
          {text(m.mean)} <b className="lj-figures">{mean(outcome.total)}</b>
        </p>
      )}
      <Table
        caption={text(m.panel)}
        rows={PANEL_HEADS}
        rowKey={(head) => head}
        columns={[
          { key: 'head', title: '', main: true, cell: (head) => text(PANEL_HEAD_NAMES[head]) },
          ...panel.seats.map((seat) => ({
            key: seat.personId,
            title: seat.name,
            figures: true,
            cell: (head: (typeof PANEL_HEADS)[number]) => (seat.marks ? seat.marks[head] : '—'),
          })),
          { key: 'mean', title: text(m.mean), figures: true, cell: (head) => mean(outcome?.heads[head]) },
        ]}
      />
      <ul className="registry-opinions">
        {panel.seats.map((seat) => (
          <li key={seat.personId}>
            <b>{seat.name}</b> <span className="lj-muted">{seat.unit}</span>
            <p>{seat.opinion ?? text(m.waiting)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
