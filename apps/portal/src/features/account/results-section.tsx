import { ListMyResults, SUBJECT_NAMES } from '@lingjiang/assessment/contract'
import {
  call,
  ErrorState,
  formatDate,
  formatMoment,
  formatNumber,
  type ReplyOf,
  StatusTag,
  Table,
  type Tone,
  useJoin,
  useLanguage,
  useText,
} from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { RecheckForm } from './recheck-form.tsx'
import { resultsMessages as m } from './results-messages.ts'

export type OwnResult = ReplyOf<typeof ListMyResults>['results'][number]

const TONES: Readonly<Record<OwnResult['outcome'], Tone>> = { passed: 'ok', failed: 'danger', incomplete: 'warn' }

/** The published result of one registration, with the re-checks asked for and the way to ask. Nothing before publication. */
export function ResultsSection({ registrationId }: { readonly registrationId: string }) {
  const text = useText()
  const language = useLanguage()
  const found = useQuery({
    queryKey: ['assessment', 'my-results'],
    queryFn: ({ signal }) => call(ListMyResults, { signal }),
  })
  if (found.error) return <ErrorState error={found.error} retry={() => found.refetch()} />
  const result = found.data?.results.find((one) => one.registrationId === registrationId)
  if (!result) return null
  return (
    <section className="not-printed" aria-labelledby="result">
      <h2 id="result">{text(m.title)}</h2>
      <p className="portal-tags">
        <StatusTag tone={TONES[result.outcome]}>{text(m[result.outcome])}</StatusTag>
        <StatusTag tone={result.approved ? 'ok' : 'info'}>
          {text(result.approved ? m.approved : m.notApproved)}
        </StatusTag>
      </p>
      <Table
        caption={text(m.title)}
        rows={result.scores}
        rowKey={(score) => score.subject}
        columns={[
          { key: 'subject', title: text(m.subject), main: true, cell: (score) => text(SUBJECT_NAMES[score.subject]) },
          {
            key: 'score',
            title: text(m.score),
            figures: true,
            cell: ({ absent, tenths }) =>
              absent ? text(m.absent) : tenths === null ? text(m.noScore) : formatNumber(tenths / 10, 1),
          },
        ]}
      />
      <p className="lj-small">{text(m.published, { day: formatDate(result.publishedOn, language) })}</p>
      <Rechecks result={result} />
      {result.recheckUntil && result.rechecks.every((recheck) => recheck.outcome !== null) && (
        <RecheckForm result={result} until={result.recheckUntil} />
      )}
    </section>
  )
}

function Rechecks({ result }: { readonly result: OwnResult }) {
  const text = useText()
  const join = useJoin()
  if (result.rechecks.length === 0) return null
  return (
    <>
      <h3>{text(m.asked)}</h3>
      <ul className="portal-plain-list">
        {result.rechecks.map((recheck) => (
          <li key={recheck.id}>
            {text(m.askedAt, {
              at: formatMoment(recheck.askedAt),
              subjects: join(recheck.subjects.map((subject) => text(SUBJECT_NAMES[subject]))),
            })}{' '}
            <StatusTag tone={recheck.outcome === null ? 'info' : recheck.outcome === 'corrected' ? 'ok' : 'neutral'}>
              {text(m[recheck.outcome ?? 'waiting'])}
            </StatusTag>
            {recheck.answer && <p>{recheck.answer}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}
