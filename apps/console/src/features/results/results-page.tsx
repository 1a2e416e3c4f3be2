import { SUBJECT_NAMES } from '@lingjiang/assessment/contract'
import { type Column, formatDate, Notice, StatusTag, useLanguage, useText } from '@lingjiang/ui'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { examTitle } from '../../app/exam-title.ts'
import { SelectFilter, TextFilter } from '../../frames/filters.tsx'
import { ListFrame } from '../../frames/list-frame.tsx'
import { resultMessages as m } from './messages.ts'
import { OUTCOME_TONES, OUTCOME_WORDS, type ResultRow, type SessionResults, useResults } from './results-api.ts'
import type { Outcome, ResultsSearch } from './routes.ts'
import { ScoreDrawer } from './score-drawer.tsx'

const route = getRouteApi('/shell/sessions/$sessionId/results')

/** The table of results of a session as it stands, with what keeps it from being published or approved. */
export function ResultsPage() {
  const text = useText()
  const { sessionId } = route.useParams()
  const search = route.useSearch()
  const navigate = useNavigate()
  const { data, error, isFetching, isPlaceholderData, refetch } = useResults(sessionId, search)
  const [chosen, setChosen] = useState<ResultRow>()
  const go = (next: ResultsSearch) =>
    void navigate({ to: '/sessions/$sessionId/results', params: { sessionId }, search: next })
  const { cursor: _cursor, ...filters } = search
  return (
    <>
      <ListFrame<ResultRow>
        title={data ? `${text(m.results)} · ${examTitle(text, data.session.title)}` : text(m.results)}
        actions={
          data?.session.caseId && (
            <Link to="/cases/$caseId" params={{ caseId: data.session.caseId }}>
              {text(m.act)}
            </Link>
          )
        }
        above={
          <>
            <p>
              <Link to="/sessions/$sessionId" params={{ sessionId }}>
                {text(m.back)}
              </Link>
            </p>
            {data && <Standing results={data} />}
          </>
        }
        filters={
          <>
            <SelectFilter
              label={text(m.outcome)}
              value={search.outcome}
              all={text(m.all)}
              options={(['passed', 'failed', 'incomplete'] as const).map((value) => ({
                value,
                label: `${text(OUTCOME_WORDS[value])}${data ? ` · ${data.counts[value]}` : ''}`,
              }))}
              onChange={(value) => {
                const { outcome: _outcome, ...rest } = filters
                go(value ? { ...rest, outcome: value as Outcome } : rest)
              }}
            />
            <TextFilter
              label={text(m.find)}
              value={search.text}
              onChange={(value) => {
                const { text: _text, ...rest } = filters
                go(value ? { ...rest, text: value } : rest)
              }}
            />
          </>
        }
        filtered={Boolean(search.outcome || search.text)}
        columns={useColumns(data, setChosen)}
        rows={data?.rows}
        rowKey={(row) => row.registrationId}
        loading={isFetching && (!data || isPlaceholderData)}
        error={error}
        retry={() => void refetch()}
        total={data ? data.counts.passed + data.counts.failed + data.counts.incomplete : undefined}
        next={
          data?.next
            ? (children) => (
                <Link
                  to="/sessions/$sessionId/results"
                  params={{ sessionId }}
                  search={{ ...filters, cursor: data.next as string }}
                >
                  {children}
                </Link>
              )
            : undefined
        }
      />
      {chosen && (
        <ScoreDrawer row={chosen} required={data?.session.required ?? []} onClose={() => setChosen(undefined)} />
      )}
    </>
  )
}

function useColumns(
  data: SessionResults | undefined,
  onDetail: (row: ResultRow) => void,
): readonly Column<ResultRow>[] {
  const text = useText()
  return [
    {
      key: 'candidate',
      title: text(m.candidate),
      main: true,
      cell: (row) => (
        <>
          <strong>{row.name}</strong> <span className="lj-muted lj-figures">{row.documentMasked}</span>
        </>
      ),
    },
    { key: 'ticket', title: text(m.ticket), cell: (row) => <span className="lj-figures">{row.ticketNumber}</span> },
    ...(data?.session.required ?? []).map(
      (subject): Column<ResultRow> => ({
        key: subject,
        title: text(SUBJECT_NAMES[subject]),
        figures: true,
        cell: (row) => {
          const score = row.scores.find((one) => one.subject === subject)
          if (score?.absent) return text(m.absent)
          if (!score || score.tenths === null) return <span className="lj-muted">{text(m.missing)}</span>
          return (
            <>
              {score.source === 'corrected' && <span className="lj-muted">{text(m.corrected)} </span>}
              {(score.tenths / 10).toFixed(1)}
            </>
          )
        },
      }),
    ),
    {
      key: 'outcome',
      title: text(m.outcome),
      cell: (row) => (
        <>
          <StatusTag tone={OUTCOME_TONES[row.outcome]}>{text(OUTCOME_WORDS[row.outcome])}</StatusTag>
          {row.recheckCaseId && (
            <>
              {' '}
              <Link to="/cases/$caseId" params={{ caseId: row.recheckCaseId }}>
                {text(m.recheck)}
              </Link>
            </>
          )}
        </>
      ),
    },
    {
      key: 'detail',
      title: text(m.detail),
      cell: (row) => (
        <Button size="small" onClick={() => onDetail(row)}>
          {text(m.detail)}
        </Button>
      ),
    },
  ]
}

function Standing({ results }: { readonly results: SessionResults }) {
  const text = useText()
  const language = useLanguage()
  const { counts, publicity, paper, session } = results
  const period = publicity && {
    from: formatDate(publicity.from, language),
    to: formatDate(publicity.to, language),
  }
  const early = ['running', 'scoring'].includes(session.state)
  return (
    <>
      {early && counts.incomplete > 0 && (
        <Notice tone="warn" title={text(m.incomplete, { count: counts.incomplete })} />
      )}
      {counts.rechecks > 0 && <Notice tone="warn" title={text(m.rechecks, { count: counts.rechecks })} />}
      {period && <Notice title={text(publicity.ended ? m.publicityEnded : m.publicity, period)} />}
      {paper && (
        <p className="lj-muted lj-figures">
          {text(m.paper)}：{text(m.paperFacts, { items: paper.items, digest: paper.digest.slice(0, 16) })} ·{' '}
          {paper.seed ? text(m.seed, { seed: paper.seed.slice(0, 16) }) : text(m.seedClosed)}
        </p>
      )}
    </>
  )
}
