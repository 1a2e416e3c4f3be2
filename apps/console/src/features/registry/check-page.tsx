import { ORGANISATION_KIND_NAMES } from '@lingjiang/kernel'
import { SubmitFiling } from '@lingjiang/registry/contract'
import { call, formatMoment, Notice, newKey, type ReplyOf, SummaryList, useText } from '@lingjiang/ui'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { ConditionsPanel } from './conditions-panel.tsx'
import { ItemLines, PaperLines, StatementFacts } from './filing-content.tsx'
import { FilingPart } from './form-page.tsx'
import { filingMessages as m, recordMessages } from './messages.ts'
import { type FilingReply, useRefresh } from './registry-api.ts'
import './registry.css'

const route = getRouteApi('/shell/registry/filings/$filingId/check')

/** Everything that is handed in, to be checked; then the receipt. */
export function CheckPage() {
  const text = useText()
  const { filingId } = route.useParams()
  const [receipt, setReceipt] = useState<ReplyOf<typeof SubmitFiling>>()
  if (receipt) return <Receipt receipt={receipt} />
  return (
    <FilingPart filingId={filingId} title={text(m.check)} lead={text(m.checkLead)}>
      {(reply) => <Answers reply={reply} onHandedIn={setReceipt} />}
    </FilingPart>
  )
}

function Answers({
  reply,
  onHandedIn,
}: {
  readonly reply: FilingReply
  readonly onHandedIn: (receipt: ReplyOf<typeof SubmitFiling>) => void
}) {
  const text = useText()
  const refresh = useRefresh()
  const [sure, setSure] = useState(false)
  const [asked, setAsked] = useState(false)
  const [key, setKey] = useState(newKey)
  const { id: filingId, version, kind } = reply.filing
  const params = { filingId }
  const submit = useMutation({
    mutationFn: () => call(SubmitFiling, { params, body: { expectedVersion: version }, idempotencyKey: key }),
    onSuccess: async (receipt) => {
      onHandedIn(receipt)
      await refresh()
    },
    onError: () => setKey(newKey()),
  })
  const { organisation } = reply
  return (
    <div className="frame-split registry-split">
      <div className="frame">
        <section className="frame-card">
          <SummaryList
            rows={[
              { key: 'kind', label: text(m.kind), value: text(ORGANISATION_KIND_NAMES[kind]) },
              {
                key: 'organisation',
                label: text(m.taskOrganisation),
                value: `${organisation.name}（${organisation.creditCode}）`,
                change: (children) => <Link to="/registry/organisation">{children}</Link>,
              },
              {
                key: 'statement',
                label: text(m.taskStatement),
                value: <StatementFacts reply={reply} narrow />,
                change: (children) => (
                  <Link to="/registry/filings/$filingId/statement" params={params}>
                    {children}
                  </Link>
                ),
              },
              {
                key: 'sites',
                label: text(m.taskSites),
                value: reply.sites.map((site) => <div key={site.id}>{`${site.name} · ${site.address}`}</div>),
                change: (children) => <Link to="/registry/sites">{children}</Link>,
              },
              {
                key: 'staff',
                label: text(m.taskStaff),
                value: text(m.staffHint, { count: reply.staff.length }),
                change: (children) => <Link to="/registry/staff">{children}</Link>,
              },
              {
                key: 'items',
                label: text(recordMessages.items),
                value: <ItemLines reply={reply} />,
                change: (children) => (
                  <Link to="/registry/filings/$filingId/occupations" params={params}>
                    {children}
                  </Link>
                ),
              },
              {
                key: 'documents',
                label: text(m.taskDocuments),
                value: <PaperLines reply={reply} />,
                change: (children) => (
                  <Link to="/registry/filings/$filingId/papers" params={params}>
                    {children}
                  </Link>
                ),
              },
            ]}
          />
        </section>
        <section className="frame-card frame">
          <ProblemAlert error={submit.error} />
          <Checkbox checked={sure} onChange={(event) => setSure(event.target.checked)}>
            {text(m.truth)}
          </Checkbox>
          {asked && !sure && (
            <p role="alert" className="registry-found">
              {text(m.truthMissing)}
            </p>
          )}
          <div className="lj-actions">
            <Button
              type="primary"
              loading={submit.isPending}
              onClick={() => {
                setAsked(true)
                if (sure) submit.mutate()
              }}
            >
              {text(m.handIn)}
            </Button>
          </div>
        </section>
      </div>
      <aside className="frame">
        <ConditionsPanel reply={reply} />
      </aside>
    </div>
  )
}

function Receipt({ receipt }: { readonly receipt: ReplyOf<typeof SubmitFiling> }) {
  const text = useText()
  return (
    <div className="frame registry-receipt">
      <Notice tone="ok" title={text(m.receipt)} live>
        <SummaryList
          rows={[
            {
              key: 'number',
              label: text(m.receiptNumber),
              value: <span className="lj-figures">{receipt.caseId}</span>,
            },
            { key: 'at', label: text(m.receiptAt), value: formatMoment(receipt.submittedAt) },
          ]}
        />
        <p>{text(m.receiptNext)}</p>
      </Notice>
      <p className="lj-actions">
        <Link to="/cases/$caseId" params={{ caseId: receipt.caseId }}>
          {text(m.seeCase)}
        </Link>
        <Link to="/registry/filings">{text(m.filings)}</Link>
      </p>
    </div>
  )
}
