import { useDraft, useText } from '@lingjiang/ui'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useMe } from '../../app/me.ts'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { CorrectDialog } from './correct-dialog.tsx'
import { scoringMessages as m } from './messages.ts'
import type { ScoredCandidate, Station, useScoringActions } from './scoring-api.ts'

type SheetDraft = {
  readonly marks: Readonly<Record<string, number>>
  readonly absent: boolean
  readonly remark: string
  readonly changed: boolean
}
const HALF = 5

/** One candidate's sheet: stations with criteria, minus and plus in half marks, full marks by one touch. */
export function SheetForm({
  candidate,
  stations,
  actions,
  onNext,
}: {
  readonly candidate: ScoredCandidate
  readonly stations: readonly Station[]
  readonly actions: ReturnType<typeof useScoringActions>
  readonly onNext: () => void
}) {
  const text = useText()
  const { sheet } = candidate
  const [{ marks, absent, remark, changed }, change, forget] = useSheetDraft(candidate)
  const [correcting, setCorrecting] = useState(false)
  const locked = sheet?.state === 'signed'
  const criteria = stations.flatMap((station) => station.criteria)
  const open = criteria.filter((one) => !(one.code in marks)).length
  const total = Object.values(marks).reduce((sum, tenths) => sum + tenths, 0)
  const give = (code: string, tenths: number) => change({ marks: { ...marks, [code]: tenths }, changed: true })
  const save = () =>
    actions.save.mutate(
      {
        registrationId: candidate.registrationId,
        body: { expectedRevision: sheet?.revision ?? 0, marks: absent ? {} : marks, absent, remark },
      },
      {
        onSuccess: () => {
          forget()
          onNext()
        },
      },
    )
  return (
    <section className="frame-card scoring-sheet" aria-labelledby="sheet-of">
      <div className="scoring-head">
        <h2 id="sheet-of">
          {text(m.seat, { seat: candidate.seat })} {candidate.name}{' '}
          <span className="lj-muted lj-figures">{candidate.ticketNumber}</span>
        </h2>
        <p className="scoring-total" aria-live="polite">
          {text(m.total)} <b className="lj-figures">{absent ? '—' : total / 10}</b>
        </p>
      </div>
      {sheet?.reason && (
        <p className="lj-muted">{text(m.correction, { version: sheet.version, reason: sheet.reason })}</p>
      )}
      <ProblemAlert error={actions.save.error} />
      <Checkbox
        className="scoring-absent"
        disabled={locked}
        checked={absent}
        onChange={(event) => change({ absent: event.target.checked, changed: true })}
      >
        {text(m.absent)}
      </Checkbox>
      {!absent &&
        stations.map((station) => (
          <fieldset key={station.code} className="scoring-station" disabled={locked}>
            <legend>{station.name}</legend>
            {station.criteria.map((criterion) => (
              <CriterionPad
                key={criterion.code}
                criterion={criterion}
                tenths={marks[criterion.code]}
                locked={locked}
                onGive={(tenths) => give(criterion.code, tenths)}
              />
            ))}
          </fieldset>
        ))}
      <label htmlFor="remark">{text(m.remark)}</label>
      <Input.TextArea
        id="remark"
        rows={2}
        maxLength={500}
        disabled={locked}
        value={remark}
        onChange={(event) => change({ remark: event.target.value, changed: true })}
      />
      {locked ? (
        <div className="scoring-foot">
          <span className="lj-muted lj-figures">{text(m.digest, { digest: sheet.digest?.slice(0, 16) ?? '' })}</span>
          <Button size="large" onClick={() => setCorrecting(true)}>
            {text(m.correct)}
          </Button>
        </div>
      ) : (
        <div className="scoring-foot">
          <span className="lj-muted">
            {!absent && open > 0 ? text(m.missing, { count: open }) : text(changed ? m.unsaved : m.saved)}
          </span>
          <Button type="primary" size="large" loading={actions.save.isPending} onClick={save}>
            {text(m.saveNext)}
          </Button>
        </div>
      )}
      {correcting && sheet && (
        <CorrectDialog
          name={candidate.name}
          sheetId={sheet.id}
          correct={actions.correct}
          onClose={() => setCorrecting(false)}
        />
      )}
    </section>
  )
}

/**
 * Marks given and not yet saved: another candidate, a reload or a lost network takes none of them. Kept apart by examiner, for a tablet
 * goes from hand to hand, and by revision, so that they never lie over marks saved since.
 */
function useSheetDraft({ registrationId, sheet }: ScoredCandidate) {
  const account = useMe()?.account.id ?? ''
  return useDraft<SheetDraft>(`score ${account} ${registrationId} ${sheet?.version ?? 0} ${sheet?.revision ?? 0}`, {
    marks: sheet?.marks ?? {},
    absent: sheet?.absent ?? false,
    remark: sheet?.remark ?? '',
    changed: false,
  })
}

function CriterionPad({
  criterion,
  tenths,
  locked,
  onGive,
}: {
  readonly criterion: Station['criteria'][number]
  readonly tenths: number | undefined
  readonly locked: boolean
  readonly onGive: (tenths: number) => void
}) {
  const text = useText()
  const { name, guidance, maxTenths } = criterion
  const step = maxTenths >= 100 ? 10 : HALF
  const value = tenths ?? 0
  const limited = (next: number) => Math.min(maxTenths, Math.max(0, next))
  return (
    <div className="scoring-criterion" data-given={tenths !== undefined || undefined}>
      <div>
        <b>{name}</b>
        <p className="lj-muted">{guidance}</p>
      </div>
      <output className="scoring-marks lj-figures">
        {tenths === undefined ? '—' : value / 10}
        <span className="lj-muted"> / {maxTenths / 10}</span>
      </output>
      <div className="scoring-pad">
        <Button disabled={locked} onClick={() => onGive(0)}>
          {text(m.none)}
        </Button>
        <Button
          disabled={locked}
          aria-label={`${name} ${text(m.minus, { step: step / 10 })}`}
          onClick={() => onGive(limited(value - step))}
        >
          −
        </Button>
        <Button
          disabled={locked}
          aria-label={`${name} ${text(m.plus, { step: step / 10 })}`}
          onClick={() => onGive(limited(value + step))}
        >
          +
        </Button>
        <Button disabled={locked} onClick={() => onGive(maxTenths)}>
          {text(m.full)}
        </Button>
      </div>
    </div>
  )
}
