import { AUDIENCE_NAMES, SKILL_LEVEL_NAMES } from '@lingjiang/kernel'
import { COLLEGE_TYPE_NAMES, documentsFor, FILING_DOCUMENTS, SOCIAL_FORM_NAMES } from '@lingjiang/registry/domain'
import { formatNumber, Table, useJoin, useText } from '@lingjiang/ui'
import { type Fact, Facts } from '../../frames/facts.tsx'
import { filingMessages, recordMessages as m, statementMessages as s } from './messages.ts'
import type { FilingReply } from './registry-api.ts'

type Item = FilingReply['items'][number]

/** Occupations × levels with sites and standard. */
export function ItemTable({ reply }: { readonly reply: FilingReply }) {
  const text = useText()
  const join = useJoin()
  const siteName = (id: string) => reply.sites.find((site) => site.id === id)?.name ?? '—'
  return (
    <Table<Item>
      caption={text(m.items)}
      rows={reply.items}
      rowKey={(item) => `${item.occupationCode} ${item.workType ?? ''} ${item.audience}`}
      columns={[
        {
          key: 'name',
          title: text(m.occupation),
          main: true,
          cell: (item) => `${item.occupationName}${item.workType ? `（${item.workType}）` : ''}`,
        },
        {
          key: 'code',
          title: text(m.occupationCode),
          cell: (item) => <span className="lj-figures frame-whole">{item.occupationCode}</span>,
        },
        {
          key: 'levels',
          title: text(m.levels),
          cell: (item) =>
            item.levels.map((level) => (
              <div key={level} className="frame-whole">
                {text(SKILL_LEVEL_NAMES[level])}
              </div>
            )),
        },
        { key: 'audience', title: text(m.audience), cell: (item) => text(AUDIENCE_NAMES[item.audience]) },
        { key: 'sites', title: text(m.itemSites), cell: (item) => join(item.siteIds.map(siteName)) },
        { key: 'norm', title: text(m.norm), cell: (item) => item.normTitle ?? '—' },
      ]}
    />
  )
}

/** The same as lines, for the page where everything is checked. */
export function ItemLines({ reply }: { readonly reply: FilingReply }) {
  const text = useText()
  const join = useJoin()
  return (
    <ul className="registry-lines">
      {reply.items.map((item) => (
        <li key={`${item.occupationCode} ${item.workType ?? ''} ${item.audience}`}>
          <b>{item.occupationName}</b> <span className="lj-figures">{item.occupationCode}</span>
          <br />
          {join(item.levels.map((level) => text(SKILL_LEVEL_NAMES[level])))} · {text(AUDIENCE_NAMES[item.audience])}
          <br />
          <span className="lj-muted">{item.normTitle}</span>
        </li>
      ))}
    </ul>
  )
}

/** The papers in the order in which they are asked for. */
export function PaperLines({ reply }: { readonly reply: FilingReply }) {
  const text = useText()
  return (
    <ul className="registry-lines">
      {documentsFor(reply.filing.kind).flatMap((kind) =>
        reply.documents
          .filter((document) => document.kind === kind)
          .map((document) => (
            <li key={document.id}>
              {text(FILING_DOCUMENTS[kind].title)} <span className="lj-muted">{document.fileName}</span>
            </li>
          )),
      )}
    </ul>
  )
}

/** What the applicant stated, as far as the kind is asked. */
export function StatementFacts({ reply, narrow = false }: { readonly reply: FilingReply; readonly narrow?: boolean }) {
  const text = useText()
  const join = useJoin()
  const { statement } = reply
  const yes = (value: boolean) => text(value ? filingMessages.yes : filingMessages.no)
  const facts: Fact[] = [
    { label: text(s.legalPerson), value: yes(statement.legalPerson) },
    { label: text(s.goodCredit), value: yes(statement.goodCredit) },
  ]
  if (reply.filing.kind === 'employer')
    facts.push(
      {
        label: text(s.insuredStaff),
        value: statement.insuredStaff === null ? '—' : formatNumber(statement.insuredStaff),
      },
      { label: text(s.sizeClass), value: statement.sizeClass ? text(s[statement.sizeClass]) : '—' },
      { label: text(s.violations), value: join(statement.violations) || '—' },
      { label: text(s.payLinkedToLevels), value: yes(statement.payLinkedToLevels) },
      { label: text(s.educationFund), value: yes(statement.educationFund) },
      { label: text(s.mainBusinessIsTraining), value: yes(statement.mainBusinessIsTraining) },
    )
  if (reply.filing.kind === 'technical-college')
    facts.push({
      label: text(s.collegeType),
      value: statement.collegeType ? text(COLLEGE_TYPE_NAMES[statement.collegeType]) : '—',
    })
  if (reply.filing.kind === 'training-and-assessment-org')
    facts.push(
      { label: text(s.socialForm), value: statement.socialForm ? text(SOCIAL_FORM_NAMES[statement.socialForm]) : '—' },
      {
        label: text(s.associationRating),
        value: statement.associationRating ? `${statement.associationRating}A` : '—',
      },
      { label: text(s.trainingSince), value: statement.trainingSince ?? '—' },
      { label: text(s.experienceRelaxed), value: yes(statement.experienceRelaxed) },
    )
  facts.push({ label: text(s.undertakings), value: yes(statement.undertakings) })
  if (!narrow) return <Facts facts={facts} />
  return (
    <ul className="registry-lines">
      {facts.map((fact) => (
        <li key={fact.label}>
          <span className="lj-muted">{fact.label}</span> {fact.value}
        </li>
      ))}
    </ul>
  )
}
