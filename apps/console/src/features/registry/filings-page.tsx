import { ORGANISATION_KIND_NAMES, ORGANISATION_KINDS, type OrganisationKind } from '@lingjiang/kernel'
import { OpenFiling } from '@lingjiang/registry/contract'
import { type Column, call, formatMoment, newKey, StatusTag, type Tone, useJoin, useText } from '@lingjiang/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Modal, Radio } from 'antd'
import { useState } from 'react'
import { ListFrame } from '../../frames/list-frame.tsx'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { filingMessages as m } from './messages.ts'
import { type FilingRow, filingsQuery, organisationQuery, useRefresh } from './registry-api.ts'

export function toneOf(state: string): Tone {
  if (state === 'filed') return 'ok'
  if (state === 'rejected' || state === 'not-recommended' || state === 'withdrawn') return 'danger'
  if (state === 'returned' || state === 'objection') return 'warn'
  return state === 'draft' ? 'neutral' : 'info'
}

/** The own applications, and the way to begin one. */
export function FilingsPage() {
  const text = useText()
  const filings = useQuery(filingsQuery)
  const organisation = useQuery(organisationQuery)
  const [beginning, setBeginning] = useState(false)
  const entered = Boolean(organisation.data)
  return (
    <>
      <ListFrame<FilingRow>
        title={text(m.filings)}
        actions={
          entered ? (
            <Button type="primary" onClick={() => setBeginning(true)}>
              {text(m.begin)}
            </Button>
          ) : (
            <Link to="/registry/organisation">{text(m.enterFirst)}</Link>
          )
        }
        columns={useColumns()}
        rows={filings.data}
        rowKey={(filing) => filing.id}
        loading={filings.isFetching}
        error={filings.error}
        retry={() => void filings.refetch()}
        empty={{ title: text(m.none), body: text(m.noneHint) }}
      />
      {beginning && <BeginDialog onClose={() => setBeginning(false)} />}
    </>
  )
}

function useColumns(): readonly Column<FilingRow>[] {
  const text = useText()
  const join = useJoin()
  return [
    {
      key: 'kind',
      title: text(m.kind),
      main: true,
      cell: (filing) => (
        <Link to="/registry/filings/$filingId" params={{ filingId: filing.id }}>
          {text(ORGANISATION_KIND_NAMES[filing.kind])}
        </Link>
      ),
    },
    { key: 'occupations', title: text(m.occupations), cell: (filing) => join(filing.occupations) || '—' },
    {
      key: 'state',
      title: text(m.state),
      cell: (filing) => <StatusTag tone={toneOf(filing.state)}>{text(filing.stateTitle)}</StatusTag>,
    },
    { key: 'letter', title: text(m.letter), cell: (filing) => filing.letterNumber ?? '—' },
    { key: 'created', title: text(m.created), cell: (filing) => formatMoment(filing.createdAt) },
    {
      key: 'submitted',
      title: text(m.submitted),
      cell: (filing) => (filing.submittedAt ? formatMoment(filing.submittedAt) : '—'),
    },
  ]
}

function BeginDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const [kind, setKind] = useState<OrganisationKind>('employer')
  const [key, setKey] = useState(newKey)
  const open = useMutation({
    mutationFn: () => call(OpenFiling, { body: { kind }, idempotencyKey: key }),
    onSuccess: async ({ id }) => {
      await refresh()
      await navigate({ to: '/registry/filings/$filingId', params: { filingId: id } })
    },
    onError: () => setKey(newKey()),
  })
  return (
    <Modal
      open
      title={text(m.begin)}
      okText={text(m.beginNow)}
      okButtonProps={{ loading: open.isPending }}
      onOk={() => open.mutate()}
      onCancel={onClose}
    >
      <ProblemAlert error={open.error} />
      <p className="lj-muted">{text(m.beginLead)}</p>
      <fieldset className="registry-choice">
        <legend>{text(m.beginKind)}</legend>
        <Radio.Group
          vertical
          value={kind}
          onChange={(event) => setKind(event.target.value as OrganisationKind)}
          options={ORGANISATION_KINDS.map((value) => ({ value, label: text(ORGANISATION_KIND_NAMES[value]) }))}
        />
      </fieldset>
    </Modal>
  )
}
