import { SUBJECT_NAMES } from '@lingjiang/assessment/contract'
import { Loading, StatusTag, useText, useTitle } from '@lingjiang/ui'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { examTitle } from '../../app/exam-title.ts'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { scoringMessages as m } from './messages.ts'
import { type ScoredCandidate, useScoringActions, useScoringSlot } from './scoring-api.ts'
import { SheetForm } from './sheet-form.tsx'
import { SignDialog } from './sign-dialog.tsx'
import './scoring.css'

const route = getRouteApi('/shell/scoring/$slotId')

/** The examiner's tablet: candidates at the side, one candidate's sheet with big buttons, one signature for all that is complete. */
export function ScoringPage() {
  const text = useText()
  const { slotId } = route.useParams()
  const { data, error, refetch } = useScoringSlot(slotId)
  const actions = useScoringActions(slotId)
  const [chosen, setChosen] = useState<string>()
  const [signing, setSigning] = useState(false)
  useTitle(data ? `${examTitle(text, data.slot.title)} ${text(SUBJECT_NAMES[data.slot.subject])}` : text(m.slots))
  if (error && !data) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  const { slot, stations, candidates } = data
  const criteria = stations.flatMap((station) => station.criteria)
  const ready = candidates.flatMap(({ sheet }) =>
    sheet?.state === 'draft' && (sheet.absent || criteria.every((one) => one.code in sheet.marks)) ? [sheet.id] : [],
  )
  const current = candidates.find((one) => one.registrationId === chosen) ?? candidates[0]
  const goOn = () => {
    const at = candidates.findIndex((one) => one.registrationId === current?.registrationId)
    const next = [...candidates.slice(at + 1), ...candidates.slice(0, at)].find((one) => one.sheet?.state !== 'signed')
    if (next) setChosen(next.registrationId)
  }
  return (
    <div className="frame scoring">
      <p>
        <Link to="/scoring" search={{}}>
          {text(m.back)}
        </Link>
      </p>
      <div className="frame-head">
        <h1>
          {examTitle(text, slot.title)} · {text(SUBJECT_NAMES[slot.subject])} · {slot.roomName}
        </h1>
        <Button type="primary" size="large" disabled={ready.length === 0} onClick={() => setSigning(true)}>
          {text(m.sign, { count: ready.length })}
        </Button>
      </div>
      {ready.length === 0 && <p className="lj-muted">{text(m.signHint)}</p>}
      <div className="scoring-split">
        <CandidateList candidates={candidates} current={current?.registrationId} onChoose={setChosen} />
        {current && (
          <SheetForm
            key={`${current.registrationId} ${current.sheet?.version ?? 0} ${current.sheet?.revision ?? 0} ${current.sheet?.state ?? ''}`}
            candidate={current}
            stations={stations}
            actions={actions}
            onNext={goOn}
          />
        )}
      </div>
      {signing && <SignDialog sheetIds={ready} sign={actions.sign} onClose={() => setSigning(false)} />}
    </div>
  )
}

function CandidateList({
  candidates,
  current,
  onChoose,
}: {
  readonly candidates: readonly ScoredCandidate[]
  readonly current: string | undefined
  readonly onChoose: (registrationId: string) => void
}) {
  const text = useText()
  return (
    <nav aria-label={text(m.candidates)} className="scoring-people">
      <ul className="plain-list">
        {candidates.map(({ registrationId, seat, name, sheet }) => (
          <li key={registrationId}>
            <button type="button" aria-current={registrationId === current} onClick={() => onChoose(registrationId)}>
              <span>
                <b>{text(m.seat, { seat })}</b> {name}
              </span>
              <StatusTag tone={sheet?.state === 'signed' ? 'ok' : sheet ? 'warn' : 'neutral'}>
                {sheet
                  ? `${sheet.absent ? text(m.absent) : sheet.totalTenths / 10} · ${text(sheet.state === 'signed' ? m.locked : m.draft)}`
                  : text(m.notScored)}
              </StatusTag>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
