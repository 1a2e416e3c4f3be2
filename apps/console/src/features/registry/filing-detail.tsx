import { EXAMINER_GRADE_NAMES, ReadFilingDocument, STAFF_KIND_NAMES, TENURE_NAMES } from '@lingjiang/registry/contract'
import { FILING_DOCUMENTS, type FilingDocument, ROOM_KIND_NAMES } from '@lingjiang/registry/domain'
import { addressOf, formatMoment, formatNumber, Table, useJoin, useText } from '@lingjiang/ui'
import { Link } from '@tanstack/react-router'
import { useMay, useMe } from '../../app/me.ts'
import { Facts } from '../../frames/facts.tsx'
import { ConditionsPanel } from './conditions-panel.tsx'
import { ItemTable, StatementFacts } from './filing-content.tsx'
import { filingMessages, reviewMessages as m, recordMessages as r } from './messages.ts'
import { CallPanelForm, PanelSection } from './panel-section.tsx'
import { PublicitySection } from './publicity-section.tsx'
import type { FilingReply } from './registry-api.ts'
import { ScoreForm } from './score-form.tsx'

/** The whole of an application, for those who handle it. */
export function FilingDetail({ reply }: { readonly reply: FilingReply }) {
  const text = useText()
  const me = useMe()
  const mayCall = useMay('registry.panel.call')
  const seat = reply.panel?.seats.find((candidate) => candidate.marks === null)
  const scores = me?.mandate?.role === 'expert' && reply.filing.state === 'expert-review' && seat
  const leads = me?.mandate?.role === (reply.filing.kind === 'employer' ? 'city-officer' : 'province-officer')
  const calls = mayCall && leads && reply.filing.state === 'expert-review' && !reply.panel
  return (
    <div className="frame-split registry-split">
      <div className="frame">
        {scores && <ScoreForm filingId={reply.filing.id} />}
        {calls && <CallPanelForm reply={reply} />}
        {reply.panel && <PanelSection panel={reply.panel} />}
        {reply.publicity && <PublicitySection publicity={reply.publicity} />}
        <OrganisationCard reply={reply} />
        <section className="frame-card" aria-labelledby="items">
          <h2 id="items">{text(r.items)}</h2>
          <ItemTable reply={reply} />
        </section>
        <SitesCard reply={reply} />
        <StaffCard reply={reply} />
        <section className="frame-card" aria-labelledby="statement">
          <h2 id="statement">{text(filingMessages.taskStatement)}</h2>
          <StatementFacts reply={reply} />
        </section>
      </div>
      <aside className="frame">
        {reply.caseId && me?.mandate?.role !== 'expert' && (
          <section className="frame-card frame-actions">
            <Link to="/cases/$caseId" params={{ caseId: reply.caseId }}>
              {text(m.toCase)}
            </Link>
          </section>
        )}
        <ConditionsPanel reply={reply} />
        <PapersCard reply={reply} />
      </aside>
    </div>
  )
}

function OrganisationCard({ reply }: { readonly reply: FilingReply }) {
  const text = useText()
  const { organisation, filing, submissions } = reply
  const last = submissions.at(-1)
  return (
    <section className="frame-card" aria-labelledby="organisation">
      <h2 id="organisation">{text(r.organisation)}</h2>
      <Facts
        facts={[
          { label: text(r.creditCode), value: <span className="lj-figures">{organisation.creditCode}</span> },
          { label: text(r.region), value: organisation.regionName },
          { label: text(r.address), value: organisation.address },
          { label: text(r.representative), value: organisation.representative },
          { label: text(r.mainBusiness), value: organisation.mainBusiness },
          { label: text(r.contactName), value: `${organisation.contactName} ${organisation.phoneMasked}` },
          ...(last
            ? [
                {
                  label: text(filingMessages.submitted),
                  value: text(m.handedIn, { count: submissions.length, at: formatMoment(last.at) }),
                },
              ]
            : []),
          ...(filing.letterNumber ? [{ label: text(filingMessages.letter), value: filing.letterNumber }] : []),
          ...(reply.organisationCode
            ? [{ label: text(m.code), value: <span className="lj-figures">{reply.organisationCode}</span> }]
            : []),
        ]}
      />
    </section>
  )
}

function SitesCard({ reply }: { readonly reply: FilingReply }) {
  const text = useText()
  return (
    <section className="frame-card" aria-labelledby="sites">
      <h2 id="sites">{text(filingMessages.taskSites)}</h2>
      {reply.sites.map((site) => (
        <div key={site.id} className="registry-site">
          <h3>{site.name}</h3>
          <p className="lj-muted">
            {`${site.regionName} ${site.address} · ${text(TENURE_NAMES[site.tenure])}${site.leaseTo ? ` ${site.leaseFrom} – ${site.leaseTo}` : ''}`}
          </p>
          <Table
            caption={site.name}
            rows={site.rooms}
            rowKey={(room) => room.name}
            columns={[
              { key: 'name', title: text(r.roomName), main: true, cell: (room) => room.name },
              { key: 'kind', title: text(r.roomKind), cell: (room) => text(ROOM_KIND_NAMES[room.kind]) },
              { key: 'capacity', title: text(r.capacity), figures: true, cell: (room) => formatNumber(room.capacity) },
              { key: 'stations', title: text(r.stations), figures: true, cell: (room) => formatNumber(room.stations) },
              { key: 'cameras', title: text(r.cameras), figures: true, cell: (room) => formatNumber(room.cameras) },
            ]}
          />
        </div>
      ))}
    </section>
  )
}

function StaffCard({ reply }: { readonly reply: FilingReply }) {
  const text = useText()
  const join = useJoin()
  return (
    <section className="frame-card" aria-labelledby="staff">
      <h2 id="staff">{text(r.staff)}</h2>
      <Table
        caption={text(r.staff)}
        rows={reply.staff}
        rowKey={(member) => member.id}
        columns={[
          { key: 'name', title: text(r.personName), main: true, cell: (member) => member.name },
          { key: 'kind', title: text(r.staffKind), cell: (member) => text(STAFF_KIND_NAMES[member.kind]) },
          {
            key: 'grade',
            title: text(r.grade),
            cell: (member) => (member.grade ? text(EXAMINER_GRADE_NAMES[member.grade]) : '—'),
          },
          {
            key: 'occupations',
            title: text(r.occupations),
            cell: (member) => join(member.occupationCodes) || '—',
          },
          { key: 'card', title: text(r.cardValidTo), cell: (member) => member.cardValidTo ?? '—' },
        ]}
      />
    </section>
  )
}

function PapersCard({ reply }: { readonly reply: FilingReply }) {
  const text = useText()
  const filingId = reply.filing.id
  return (
    <section className="frame-card" aria-labelledby="papers">
      <h2 id="papers">{text(m.papers)}</h2>
      <ul className="registry-paper-list">
        {reply.documents.map((document) => (
          <li key={document.id}>
            <a
              href={addressOf(ReadFilingDocument, { params: { filingId, documentId: document.id } })}
              target="_blank"
              rel="noreferrer"
            >
              {text(
                FILING_DOCUMENTS[document.kind as FilingDocument]?.title ?? { zh: document.kind, en: document.kind },
              )}
            </a>
            <span className="lj-muted"> {document.fileName}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
