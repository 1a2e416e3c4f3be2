import { ORGANISATION_KIND_NAMES, SKILL_LEVEL_NAMES, type SkillLevel } from '@lingjiang/kernel'
import {
  EmptyState,
  ErrorState,
  formatDate,
  Loading,
  Page,
  StatusTag,
  useJoin,
  useLanguage,
  useText,
} from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { organisationMessages as m } from './messages.ts'
import { noticesQuery } from './notices-query.ts'
import './registry.css'

/** Applications in their public notice; anybody may object by name. */
export function NoticesPage() {
  const text = useText()
  const join = useJoin()
  const language = useLanguage()
  const { data, error, refetch } = useQuery(noticesQuery)
  const level = (code: string) => text(SKILL_LEVEL_NAMES[code as SkillLevel])
  return (
    <Page
      title={text(m.noticesTitle)}
      lead={text(m.noticesLead)}
      above={<Link to="/organisations">{text(m.back)}</Link>}
    >
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading lines={6} />}
      {data?.length === 0 && <EmptyState title={text(m.noNotices)}>{text(m.noNoticesHint)}</EmptyState>}
      <ul className="organisations">
        {data?.map((notice) => (
          <li key={notice.filingId}>
            <h2>{notice.name}</h2>
            {notice.synthetic && (
              <p>
                <StatusTag tone="neutral">{text(m.madeUp)}</StatusTag>
              </p>
            )}
            <p className="lj-muted">{`${text(ORGANISATION_KIND_NAMES[notice.kind])} · ${notice.creditCode}`}</p>
            <ul className="organisation-history">
              {notice.items.map((item) => (
                <li key={`${item.occupationCode} ${item.workType ?? ''} ${item.audience}`}>
                  {`${item.occupationName} ${item.occupationCode} · ${join(item.levels.map(level))}`}
                </li>
              ))}
            </ul>
            <p>
              {text(m.until, {
                from: formatDate(notice.openedOn, language),
                to: formatDate(notice.closesOn, language),
              })}
            </p>
            <p>
              <Link to="/notices/$filingId" params={{ filingId: notice.filingId }}>
                {text(m.object)}
                <span className="lj-only-read"> {notice.name}</span>
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </Page>
  )
}
