import { prefixOf, type RegionCode, refuse } from '@lingjiang/kernel'
import { endpoint } from '@lingjiang/platform'
import {
  type CertificateStatus,
  GetBundle,
  GetDocument,
  ListCertificates,
  ListOwnCertificates,
} from '../contract/index.ts'
import { bundleOf } from './bundle-of.ts'
import { certificateDocument } from './certificate-document.ts'
import { certificateStore } from './certificate-store.ts'
import { type CertificateRow, certificateViews } from './certificate-views.ts'

const toRow = (row: CertificateRow) => ({ ...row, status: row.status as CertificateStatus })

export const listCertificates = endpoint(ListCertificates, async ({ tx, query }) => {
  const filter = { ...query, regionPrefix: query.region ? prefixOf(query.region as RegionCode) : undefined }
  const { rows, next } = await certificateViews.page(tx, filter)
  return { certificates: rows.map(toRow), next, total: await certificateViews.count(tx, filter) }
})

export const listOwnCertificates = endpoint(ListOwnCertificates, async ({ tx, actor }) => {
  const personId = actor.kind === 'account' ? actor.personId : undefined
  return { certificates: personId ? (await certificateViews.ofPerson(tx, personId)).map(toRow) : [] }
})

export const getDocument = endpoint(GetDocument, async ({ tx, params, services }) => {
  const certificate = await certificateStore.find(tx, params.certificateId)
  if (!certificate) return refuse('not-found')
  return {
    content: await certificateDocument(certificate, services),
    mediaType: 'application/pdf',
    fileName: `${certificate.number}.pdf`,
  }
})

export const getBundle = endpoint(GetBundle, async ({ tx, params }) => {
  const certificate = await certificateStore.find(tx, params.certificateId)
  if (!certificate) return refuse('not-found')
  return {
    content: JSON.stringify(await bundleOf(tx, certificate)),
    mediaType: 'application/json',
    fileName: `${certificate.number}.bundle.json`,
  }
})
