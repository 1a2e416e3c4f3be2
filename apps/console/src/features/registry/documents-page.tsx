import {
  DOCUMENT_MEDIA_TYPES,
  LARGEST_DOCUMENT,
  ReadFilingDocument,
  RemoveFilingDocument,
  UploadFilingDocument,
} from '@lingjiang/registry/contract'
import { documentsFor, FILING_DOCUMENTS, type FilingDocument } from '@lingjiang/registry/domain'
import { addressOf, call, formatNumber, formatPercent, Progress, StatusTag, upload, useText } from '@lingjiang/ui'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { useId, useRef, useState } from 'react'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { ConditionsPanel } from './conditions-panel.tsx'
import { FilingPart } from './form-page.tsx'
import { filingMessages, recordMessages as m } from './messages.ts'
import { type FilingReply, useRefresh } from './registry-api.ts'
import './registry.css'

const route = getRouteApi('/shell/registry/filings/$filingId/papers')

/** The papers of an application, each handed in by itself, with its progress. */
export function DocumentsPage() {
  const text = useText()
  const { filingId } = route.useParams()
  return (
    <FilingPart filingId={filingId} title={text(m.documents)} lead={text(m.documentsLead)}>
      {(reply) => (
        <div className="frame-split registry-split">
          <ul className="frame-card registry-papers">
            {documentsFor(reply.filing.kind).map((kind) => (
              <PaperRow key={kind} kind={kind} reply={reply} />
            ))}
          </ul>
          <aside className="frame">
            <ConditionsPanel reply={reply} />
          </aside>
        </div>
      )}
    </FilingPart>
  )
}

function PaperRow({ kind, reply }: { readonly kind: FilingDocument; readonly reply: FilingReply }) {
  const text = useText()
  const refresh = useRefresh()
  const inputId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [share, setShare] = useState<number>()
  const [tooLarge, setTooLarge] = useState(false)
  const { id: filingId } = reply.filing
  const title = text(FILING_DOCUMENTS[kind].title)
  const papers = reply.documents.filter((document) => document.kind === kind)
  const send = useMutation({
    mutationFn: (file: File) =>
      upload(UploadFilingDocument, file, { params: { filingId, kind }, onProgress: setShare }),
    onSuccess: refresh,
    onSettled: () => setShare(undefined),
  })
  const remove = useMutation({
    mutationFn: (documentId: string) => call(RemoveFilingDocument, { params: { filingId, documentId } }),
    onSuccess: refresh,
  })
  const choose = (file: File | undefined) => {
    if (!file) return
    setTooLarge(file.size > LARGEST_DOCUMENT)
    if (file.size <= LARGEST_DOCUMENT) send.mutate(file)
    if (input.current) input.current.value = ''
  }
  return (
    <li>
      <div className="registry-paper-head">
        <span>{title}</span>
        {papers.length === 0 && <StatusTag tone="warn">{text(m.notUploaded)}</StatusTag>}
        <label className="registry-upload" htmlFor={inputId}>
          {text(m.upload)}
          <span className="lj-only-read"> {title}</span>
        </label>
        <input
          id={inputId}
          ref={input}
          className="lj-only-read"
          type="file"
          accept={DOCUMENT_MEDIA_TYPES.join(',')}
          onChange={(event) => choose(event.target.files?.[0])}
        />
      </div>
      {papers.map((paper) => (
        <div key={paper.id} className="registry-paper">
          <a
            href={addressOf(ReadFilingDocument, { params: { filingId, documentId: paper.id } })}
            target="_blank"
            rel="noreferrer"
          >
            {paper.fileName}
          </a>
          <span className="lj-muted lj-figures">{formatNumber(Math.ceil(paper.size / 1000))} KB</span>
          <Button
            size="small"
            danger
            onClick={() => remove.mutate(paper.id)}
            aria-label={text(filingMessages.removeWhat, { name: paper.fileName })}
          >
            {text(filingMessages.remove)}
          </Button>
        </div>
      ))}
      {share !== undefined && (
        <Progress
          label={text(m.uploading, { share: formatPercent(share, 0) })}
          done={Math.round(share * 100)}
          total={100}
        />
      )}
      {tooLarge && (
        <p role="alert" className="registry-found">
          {text(m.tooLarge)}
        </p>
      )}
      <ProblemAlert error={send.error ?? remove.error} />
    </li>
  )
}
