import { GetPublicity } from '@lingjiang/assessment/contract'
import { SKILL_LEVEL_NAMES, type SkillLevel } from '@lingjiang/kernel'
import {
  call,
  ErrorState,
  formatDate,
  Loading,
  Page,
  Pagination,
  type ReplyOf,
  SummaryList,
  Table,
  useLanguage,
  useText,
} from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { publicityMessages as m } from './publicity-messages.ts'

const route = getRouteApi('/publicity/$sessionId')

/** The masked names of one session during the publicity of its results. */
export function PublicitySessionPage() {
  const text = useText()
  const { sessionId } = route.useParams()
  const { cursor } = route.useSearch()
  const found = useQuery({
    queryKey: ['assessment', 'publicity-of', sessionId, cursor],
    queryFn: ({ signal }) => call(GetPublicity, { params: { sessionId }, query: cursor ? { cursor } : {}, signal }),
  })
  const title = found.data
    ? text(m.titleOf, {
        what: `${found.data.occupation} · ${text(SKILL_LEVEL_NAMES[found.data.level as SkillLevel])}`,
      })
    : text(m.title)
  return (
    <Page
      title={title}
      above={
        <Link to="/publicity" className="lj-back">
          {text(m.back)}
        </Link>
      }
    >
      {found.isPending && <Loading lines={8} />}
      {found.error && <ErrorState error={found.error} retry={() => found.refetch()} />}
      {found.data && <NoticeOfResults notice={found.data} sessionId={sessionId} cursor={cursor} />}
    </Page>
  )
}

function NoticeOfResults({
  notice,
  sessionId,
  cursor,
}: {
  readonly notice: ReplyOf<typeof GetPublicity>
  readonly sessionId: string
  readonly cursor: string | undefined
}) {
  const text = useText()
  const language = useLanguage()
  const { next } = notice
  const turn = (search: { readonly cursor?: string }) => (children: ReactNode) => (
    <Link to="/publicity/$sessionId" params={{ sessionId }} search={search}>
      {children}
    </Link>
  )
  return (
    <>
      <SummaryList
        rows={[
          {
            key: 'period',
            label: text(m.period),
            value: text(m.fromTo, { from: formatDate(notice.from, language), to: formatDate(notice.to, language) }),
          },
          { key: 'organisation', label: text(m.organisation), value: notice.organisation },
          { key: 'site', label: text(m.site), value: notice.site },
          { key: 'day', label: text(m.examDay), value: formatDate(notice.examDay, language) },
        ]}
      />
      <section aria-labelledby="names">
        <h2 id="names">{text(m.names)}</h2>
        {notice.entries.length === 0 ? (
          <p className="lj-muted">{text(m.nobody)}</p>
        ) : (
          <Table
            caption={text(m.names)}
            rows={notice.entries}
            rowKey={(entry) => `${entry.ticketTail} ${entry.name}`}
            columns={[
              { key: 'name', title: text(m.name), main: true, cell: (entry) => entry.name },
              { key: 'ticket', title: text(m.ticketTail), cell: (entry) => entry.ticketTail, figures: true },
            ]}
          />
        )}
        {(cursor || next) && (
          <Pagination
            shown={notice.entries.length}
            first={cursor ? turn({}) : undefined}
            next={next ? turn({ cursor: next }) : undefined}
          />
        )}
      </section>
      <p className="lj-muted">
        {text(m.recheck)} <Link to="/account">{text(m.account)}</Link>
      </p>
    </>
  )
}
