import { SUBJECT_NAMES, type Subject } from '@lingjiang/assessment/contract'
import { ITEM_KIND_NAMES } from '@lingjiang/item-bank/contract'
import { formatMoment, Loading, useText } from '@lingjiang/ui'
import { Drawer } from 'antd'
import { useMay } from '../../app/me.ts'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { EnterScoreForm } from './enter-score-form.tsx'
import { resultMessages as m } from './messages.ts'
import { OUTCOME_WORDS, type ResultRow, type ScoreHistory, useHistory } from './results-api.ts'

const SOURCES = { computer: m.computer, panel: m.panel, entered: m.entered, corrected: m.correctedBy } as const

/** Where a score comes from: every version, every signed sheet, the marking; and the form to correct it. */
export function ScoreDrawer({
  row,
  required,
  onClose,
}: {
  readonly row: ResultRow
  readonly required: readonly Subject[]
  readonly onClose: () => void
}) {
  const text = useText()
  const may = useMay('assessment.result.correct')
  const { data, error } = useHistory(row.registrationId)
  return (
    <Drawer open size="large" title={text(m.detailOf, { name: row.name })} onClose={onClose}>
      <ProblemAlert error={error} />
      {!data && !error && <Loading lines={6} />}
      {data && (
        <div className="frame">
          <Lineage history={data} />
          {data.results.length > 1 && <Results history={data} />}
          <Sheets history={data} />
          {data.marking && (
            <section aria-labelledby="marking">
              <h2 id="marking">{text(m.marking)}</h2>
              <ul className="plain-list">
                {data.marking.map((one) => (
                  <li key={one.kind}>
                    {text(m.markingLine, {
                      kind: text(ITEM_KIND_NAMES[one.kind as keyof typeof ITEM_KIND_NAMES]),
                      right: one.right,
                      of: one.of,
                      marks: one.tenths / 10,
                    })}
                  </li>
                ))}
              </ul>
            </section>
          )}
          {may && <EnterScoreForm row={row} required={required} />}
        </div>
      )}
    </Drawer>
  )
}

function Lineage({ history }: { readonly history: ScoreHistory }) {
  const text = useText()
  return (
    <section aria-labelledby="lineage">
      <h2 id="lineage">{text(m.lineage)}</h2>
      <ol className="plain-list">
        {history.scores.map((one) => (
          <li key={`${one.subject} ${one.version}`}>
            {text(SUBJECT_NAMES[one.subject])} · {text(m.version, { version: one.version })}：
            <b className="lj-figures">{one.absent ? text(m.absent) : ((one.tenths ?? 0) / 10).toFixed(1)}</b>{' '}
            <span className="lj-muted">
              {text(SOURCES[one.source as keyof typeof SOURCES])} · {formatMoment(one.at)}
              {one.replaces !== null && ` · ${text(m.replaces, { version: one.replaces })}`}
              {one.reason && ` · ${one.reason}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Results({ history }: { readonly history: ScoreHistory }) {
  const text = useText()
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{text(m.history)}</h2>
      <ol className="plain-list">
        {history.results.map((one) => (
          <li key={one.version}>
            {text(m.version, { version: one.version })}：{text(OUTCOME_WORDS[one.outcome])}{' '}
            <span className="lj-muted">
              {formatMoment(one.at)}
              {one.reason && ` · ${one.reason}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Sheets({ history }: { readonly history: ScoreHistory }) {
  const text = useText()
  return (
    <section aria-labelledby="sheets">
      <h2 id="sheets">{text(m.sheets)}</h2>
      {history.sheets.length === 0 && <p className="lj-muted">{text(m.noSheets)}</p>}
      <ul className="plain-list">
        {history.sheets.map((sheet) => (
          <li key={sheet.id}>
            {text(SUBJECT_NAMES[sheet.subject])} · {sheet.examiner}：
            <b className="lj-figures">{sheet.absent ? text(m.absent) : (sheet.totalTenths / 10).toFixed(1)}</b>{' '}
            <span className="lj-muted lj-figures">
              {sheet.version > 1 && `${text(m.version, { version: sheet.version })} · ${sheet.reason ?? ''} · `}
              {sheet.signedAt && formatMoment(sheet.signedAt)} · {sheet.digest?.slice(0, 12)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
