import { randomUUID } from 'node:crypto'
import { BrokenInvariant, refuse } from '@lingjiang/kernel'
import { endpoint, recordBlob } from '@lingjiang/platform'
import {
  DOCUMENT_MEDIA_TYPES,
  LARGEST_DOCUMENT,
  ReadFilingDocument,
  RemoveFilingDocument,
  UploadFilingDocument,
} from '../contract/index.ts'
import { documentsFor, type FilingDocument } from '../domain/index.ts'
import { filingStore } from './filing-store.ts'
import { filingAudit, isEditable, lockOwnFiling } from './filings.ts'
import { accountIdOf, organisationIdOf } from './own-organisation.ts'

export const uploadFilingDocument = endpoint(
  UploadFilingDocument,
  async ({ tx, actor, params, now, services, upload, record }) => {
    if (!upload) throw new BrokenInvariant('an upload without its file')
    const filing = await lockOwnFiling(tx, organisationIdOf(actor), params.filingId)
    if (!filing) return refuse('not-found')
    if (!isEditable(filing)) return refuse('filing-not-editable')
    if (!documentsFor(filing.kind).includes(params.kind as FilingDocument)) return refuse('document-kind-unknown')
    const blob = await services.blobs.putFile(upload.path)
    await recordBlob(tx, blob, upload.mediaType)
    const id = randomUUID()
    await filingStore.insertDocuments(tx, filing.id, [
      {
        id,
        kind: params.kind,
        occupationCode: null,
        fileName: upload.name,
        sha256: blob.sha256,
        size: blob.size,
        mediaType: upload.mediaType,
        uploadedBy: accountIdOf(actor),
        uploadedAt: now,
      },
    ])
    const version = await filingStore.touch(tx, filing.id, filing.version, now)
    record({ ...filingAudit('filing-document-added', filing), facts: { kind: params.kind, sha256: blob.sha256 } })
    return { id, version: version ?? filing.version }
  },
  { upload: { maxBytes: LARGEST_DOCUMENT, mediaTypes: DOCUMENT_MEDIA_TYPES } },
)

export const removeFilingDocument = endpoint(RemoveFilingDocument, async ({ tx, actor, params, now, record }) => {
  const filing = await lockOwnFiling(tx, organisationIdOf(actor), params.filingId)
  if (!filing) return refuse('not-found')
  if (!isEditable(filing)) return refuse('filing-not-editable')
  if (!(await filingStore.deleteDocument(tx, filing.id, params.documentId))) return refuse('not-found')
  const version = await filingStore.touch(tx, filing.id, filing.version, now)
  record({ ...filingAudit('filing-document-removed', filing), facts: { document: params.documentId } })
  return { version: version ?? filing.version }
})

export const readFilingDocument = endpoint(ReadFilingDocument, async ({ tx, params, services }) => {
  const documents = await filingStore.documentsOf(tx, params.filingId)
  const document = documents.find((candidate) => candidate.id === params.documentId)
  if (!document) return refuse('not-found')
  return {
    content: services.blobs.stream(document.sha256),
    mediaType: document.mediaType,
    headers: {
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(document.fileName)}`,
      'x-content-type-options': 'nosniff',
      // Shown from our own address: nothing in it may run.
      'content-security-policy':
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; object-src 'self'",
      'cache-control': 'private, no-store',
    },
  }
})
