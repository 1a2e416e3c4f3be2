import { formatDate, formatMoment, StatusTag, useLanguage, useText } from '@lingjiang/ui'
import { Link } from '@tanstack/react-router'
import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useMay } from '../../app/me.ts'
import { parameterName } from '../../app/parameter-names.ts'
import { frameMessages } from '../../frames/messages.ts'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { administrationMessages as m } from './messages.ts'
import { useValueWords } from './parameter-value.tsx'
import { type ProposalRow, useDecideProposal } from './parameters-api.ts'

const TONES = { waiting: 'warn', confirmed: 'ok', rejected: 'danger', withdrawn: 'neutral' } as const

/** Proposed values with their ground, and what the present officer can do about those that wait. */
export function ProposalList({
  proposals,
  withKey = false,
}: {
  readonly proposals: readonly ProposalRow[]
  readonly withKey?: boolean
}) {
  const text = useText()
  const language = useLanguage()
  const valueWords = useValueWords()
  return (
    <ol className="record">
      {proposals.map((row) => (
        <li key={row.id}>
          <p>
            {withKey && (
              <>
                <Link to="/administration/parameters/$key" params={{ key: row.key }}>
                  {parameterName(text, row.key)}
                </Link>{' '}
              </>
            )}
            <b>
              {text(m.upcomingFrom, { date: formatDate(row.effectiveFrom, language), value: valueWords(row.value) })}
            </b>{' '}
            · {row.scope.name} <StatusTag tone={TONES[row.state]}>{text(m[row.state])}</StatusTag>
          </p>
          <p>
            {row.document} · {row.authority}
          </p>
          <p className="record-reason">{row.reason}</p>
          <p className="lj-muted lj-figures">
            {text(m.proposedBy)} {row.proposedBy} {formatMoment(row.proposedAt)}
            {row.decidedBy &&
              row.decidedAt &&
              ` · ${text(m[row.state])} ${row.decidedBy} ${formatMoment(row.decidedAt)}`}
          </p>
          {row.decisionReason && <p className="record-reason">{row.decisionReason}</p>}
          {row.state === 'waiting' && <ProposalActions proposal={row} />}
        </li>
      ))}
    </ol>
  )
}

function ProposalActions({ proposal }: { readonly proposal: ProposalRow }) {
  const text = useText()
  const { message } = App.useApp()
  const mayRecord = useMay('identity.parameter.record')
  const decide = useDecideProposal()
  const [rejecting, setRejecting] = useState(false)
  const [reason, setReason] = useState('')
  if (!mayRecord) return null
  const send = (decision: 'confirm' | 'reject' | 'withdraw') =>
    decide.mutate(
      { proposalId: proposal.id, decision, ...(decision === 'reject' ? { reason } : {}) },
      { onSuccess: () => void message.success(text(m.decidedDone)) },
    )
  return (
    <>
      <ProblemAlert error={decide.error} />
      <div className="lj-actions">
        {proposal.own ? (
          <>
            <span className="lj-muted">{text(m.ownProposal)}</span>
            <Button size="small" loading={decide.isPending} onClick={() => send('withdraw')}>
              {text(m.withdraw)}
            </Button>
          </>
        ) : (
          <>
            <Button size="small" type="primary" loading={decide.isPending} onClick={() => send('confirm')}>
              {text(m.confirm)}
            </Button>
            <Button size="small" onClick={() => setRejecting(true)}>
              {text(m.reject)}
            </Button>
          </>
        )}
      </div>
      <Modal
        open={rejecting}
        title={text(m.rejectTitle)}
        okText={text(m.reject)}
        okButtonProps={{ danger: true, disabled: !reason.trim(), loading: decide.isPending }}
        onOk={() => send('reject')}
        onCancel={() => setRejecting(false)}
        destroyOnHidden
      >
        <label htmlFor={`reason-${proposal.id}`}>{text(frameMessages.reason)}</label>
        <Input.TextArea
          id={`reason-${proposal.id}`}
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Modal>
    </>
  )
}
