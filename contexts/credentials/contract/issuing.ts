import type { Endpoint } from '@lingjiang/kernel'
import Type from 'typebox'
import { CERTIFICATE_STATUSES } from './labels.ts'

export const IssuingSchema = Type.Object({
  sessionId: Type.String(),
  organisationId: Type.String(),
  regionCode: Type.String(),
  occupationCode: Type.String(),
  occupationName: Type.String(),
  level: Type.String(),
  passed: Type.Integer(),
  issued: Type.Integer(),
  /** Why it stopped, by a code of the refusals; null when nothing went wrong. */
  failure: Type.Union([Type.String(), Type.Null()]),
  taskId: Type.Union([Type.String(), Type.Null()]),
  openedAt: Type.String(),
  finishedAt: Type.Union([Type.String(), Type.Null()]),
})

/** 谁发证、谁负责: what the organisation has asked to be issued (the action `issue` on the session), and how far it is. */
export const ListIssuings = {
  method: 'GET',
  path: '/credentials/issuings',
  summary: 'Issues of certificates by session, with their progress',
  query: Type.Object(
    {
      state: Type.Enum(['waiting', 'finished', 'all'], { default: 'all' }),
      cursor: Type.Optional(Type.String({ maxLength: 100 })),
      limit: Type.Integer({ minimum: 1, maximum: 100, default: 25 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    issuings: Type.Array(IssuingSchema),
    next: Type.Union([Type.String(), Type.Null()]),
    waiting: Type.Integer(),
  }),
  may: 'credentials.certificate.read',
  refuses: [],
} as const satisfies Endpoint

export const CertificateRowSchema = Type.Object({
  id: Type.String(),
  number: Type.String(),
  holderName: Type.String(),
  occupationCode: Type.String(),
  occupationName: Type.String(),
  level: Type.String(),
  organisationName: Type.String(),
  regionCode: Type.String(),
  issuedOn: Type.String(),
  status: Type.Enum([...CERTIFICATE_STATUSES]),
})

export const ListCertificates = {
  method: 'GET',
  path: '/credentials/certificates',
  summary: 'Certificates that one may see',
  query: Type.Object(
    {
      session: Type.Optional(Type.String({ format: 'uuid' })),
      region: Type.Optional(Type.String({ pattern: '^\\d{6}(\\d{3})?$' })),
      occupation: Type.Optional(Type.String({ maxLength: 12 })),
      level: Type.Optional(Type.String({ maxLength: 1 })),
      kind: Type.Optional(Type.String({ maxLength: 40 })),
      /** Its code: the head of its numbers. */
      organisation: Type.Optional(Type.String({ pattern: '^[A-Z]\\d{12}$' })),
      year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2100 })),
      /** Leaves out what was revoked or cancelled, as the statistics do. */
      inForce: Type.Optional(Type.Boolean()),
      number: Type.Optional(Type.String({ maxLength: 22 })),
      cursor: Type.Optional(Type.String({ maxLength: 100 })),
      limit: Type.Integer({ minimum: 1, maximum: 100, default: 25 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    certificates: Type.Array(CertificateRowSchema),
    next: Type.Union([Type.String(), Type.Null()]),
    total: Type.Integer(),
  }),
  may: 'credentials.certificate.read',
  refuses: [],
} as const satisfies Endpoint
