import type { Endpoint } from '@lingjiang/kernel'
import Type from 'typebox'
import { CertificateRowSchema } from './issuing.ts'

const CertificateParams = Type.Object({ certificateId: Type.String({ format: 'uuid' }) })

/** 五（二）: the worker's own certificates. */
export const ListOwnCertificates = {
  method: 'GET',
  path: '/account/certificates',
  summary: 'My certificates',
  reply: Type.Object({ certificates: Type.Array(CertificateRowSchema) }),
  may: 'credentials.certificate.own',
  refuses: [],
} as const satisfies Endpoint

/** The document (PDF). For its holder, its organisation and officers of the region. */
export const GetDocument = {
  method: 'GET',
  path: '/credentials/certificates/:certificateId/document',
  summary: 'The certificate as a PDF document',
  params: CertificateParams,
  may: 'signed-in',
  refuses: ['not-found'],
} as const satisfies Endpoint

/** Certificate, proofs and register receipt in one file that verifies without this system. */
export const GetBundle = {
  method: 'GET',
  path: '/credentials/certificates/:certificateId/bundle',
  summary: 'The certificate with all its proofs, to be verified anywhere',
  params: CertificateParams,
  may: 'signed-in',
  refuses: ['not-found'],
} as const satisfies Endpoint
