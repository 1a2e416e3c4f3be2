import {
  GetCandidateTemplate,
  GetImport,
  GetImportReport,
  ImportCandidates,
  ListImports,
  SHEET_MEDIA_TYPE,
} from '@lingjiang/assessment/contract'
import {
  addressOf,
  call,
  FileField,
  formatMoment,
  Notice,
  Progress,
  type ReplyOf,
  Table,
  upload,
  useText,
  useTitle,
} from '@lingjiang/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { assessmentMessages as m } from './messages.ts'

const route = getRouteApi('/shell/sessions/$sessionId/import')
type Outcome = ReplyOf<typeof GetImport>

/** Template, upload, progress, and either how many came in or every cell that is wrong. */
export function ImportPage() {
  const text = useText()
  useTitle(text(m.import))
  const queries = useQueryClient()
  const { sessionId } = route.useParams()
  const params = { sessionId }
  const [file, setFile] = useState<File>()
  const [share, setShare] = useState(0)
  const [importId, setImportId] = useState<string>()
  const send = useMutation({
    mutationFn: (chosen: File) =>
      upload(ImportCandidates, new File([chosen], chosen.name, { type: SHEET_MEDIA_TYPE }), {
        params,
        onProgress: setShare,
      }),
    onSuccess: (reply) => setImportId(reply.importId),
  })
  const outcome = useQuery({
    queryKey: ['assessment', 'import', importId],
    enabled: importId !== undefined,
    queryFn: async ({ signal }) => {
      const reply = await call(GetImport, { params: { importId: importId ?? '' }, signal })
      if (reply.import.state !== 'waiting') await queries.invalidateQueries({ queryKey: ['assessment', 'imports'] })
      return reply
    },
    refetchInterval: (query) => (query.state.data?.import.state === 'waiting' || !query.state.data ? 700 : false),
  })
  const earlier = useQuery({
    queryKey: ['assessment', 'imports', sessionId],
    queryFn: ({ signal }) => call(ListImports, { params, signal }),
  })
  return (
    <div className="frame">
      <p>
        <Link to="/sessions/$sessionId" params={params}>
          {text(m.backToSession)}
        </Link>
      </p>
      <div className="frame-head">
        <h1>{text(m.import)}</h1>
        <Button href={addressOf(GetCandidateTemplate, { params })}>{text(m.template)}</Button>
      </div>
      <p className="lj-muted">{text(m.importLead)}</p>
      <section className="frame-card">
        <FileField name="list" label={text(m.file)} accept=".xlsx" maxMegabytes={60} file={file} onChange={setFile} />
        <Button type="primary" disabled={!file} loading={send.isPending} onClick={() => file && send.mutate(file)}>
          {text(m.upload)}
        </Button>
        {send.isPending && <Progress label={text(m.upload)} done={Math.round(share * 100)} total={100} />}
      </section>
      <ProblemAlert error={send.error ?? outcome.error} />
      {outcome.data && <ImportOutcome outcome={outcome.data} />}
      {earlier.data && earlier.data.imports.length > 0 && (
        <section className="frame-card" aria-labelledby="earlier">
          <h2 id="earlier">{text(m.earlier)}</h2>
          <Table
            caption={text(m.earlier)}
            rows={earlier.data.imports}
            rowKey={(one) => one.id}
            columns={[
              { key: 'file', title: text(m.file), main: true, cell: (one) => one.fileName },
              { key: 'at', title: text(m.submitted), cell: (one) => formatMoment(one.createdAt) },
              { key: 'state', title: text(m.state), cell: (one) => <OutcomeWords one={one} /> },
            ]}
          />
        </section>
      )}
    </div>
  )
}

function OutcomeWords({ one }: { readonly one: Outcome['import'] }) {
  const text = useText()
  if (one.state === 'done') return text(m.importDone, { rows: one.rows ?? 0 })
  return one.state === 'rejected' ? text(m.importRejected, { rows: one.badRows ?? 0 }) : text(m.reading)
}

function ImportOutcome({ outcome }: { readonly outcome: Outcome }) {
  const text = useText()
  const { import: one, faults, hasReport } = outcome
  if (one.state === 'waiting')
    return <Progress label={text(m.reading)} done={one.done} {...(one.total ? { total: one.total } : {})} />
  if (one.state === 'done')
    return (
      <Notice tone="ok" live>
        {text(m.importDone, { rows: one.rows ?? 0 })}
      </Notice>
    )
  return (
    <section className="frame-card" aria-labelledby="faults">
      <h2 id="faults">{text(m.importRejected, { rows: one.badRows ?? 0 })}</h2>
      {hasReport && (
        <Button href={addressOf(GetImportReport, { params: { importId: one.id } })}>{text(m.report)}</Button>
      )}
      <Table
        caption={text(m.fault)}
        rows={faults.map((fault, index) => ({ ...fault, key: String(index) }))}
        rowKey={(fault) => fault.key}
        columns={[
          { key: 'row', title: text(m.row), figures: true, main: true, cell: (fault) => fault.row || '—' },
          { key: 'column', title: text(m.column), cell: (fault) => `${fault.column} ${fault.heading}`.trim() || '—' },
          { key: 'fault', title: text(m.fault), cell: (fault) => text(fault.fault) },
          { key: 'mend', title: text(m.mend), cell: (fault) => text(fault.mend) },
        ]}
      />
    </section>
  )
}
