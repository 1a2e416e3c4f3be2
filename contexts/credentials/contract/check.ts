import type { Endpoint } from '@lingjiang/kernel'
import Type from 'typebox'
import { CERTIFICATE_STATUSES } from './labels.ts'

export const CheckedCertificateSchema = Type.Object({
  number: Type.String(),
  maskedName: Type.Union([Type.String(), Type.Null()]),
  maskedDocument: Type.Union([Type.String(), Type.Null()]),
  occupationCode: Type.String(),
  occupationName: Type.String(),
  workType: Type.Union([Type.String(), Type.Null()]),
  level: Type.String(),
  organisationCode: Type.String(),
  organisationName: Type.String(),
  issuedOn: Type.String(),
  status: Type.Enum([...CERTIFICATE_STATUSES]),
  statusReason: Type.Union([Type.String(), Type.Null()]),
  statusOn: Type.Union([Type.String(), Type.Null()]),
  digest: Type.String(),
})

export const CheckAnswerSchema = Type.Object({
  found: Type.Boolean(),
  certificates: Type.Array(CheckedCertificateSchema),
  checkedAt: Type.String(),
})

/**
 * 五（二）: anybody checks for free. Name with certificate number, or name with document number: the two keys that the holder can give.
 * The answer to a wrong name and to an unknown number is the same.
 */
export const CheckCertificate = {
  method: 'POST',
  path: '/certificates/checks',
  summary: 'Check a certificate by name and number, or by name and identity document',
  body: Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 60 }),
      number: Type.Optional(Type.String({ maxLength: 40 })),
      documentNumber: Type.Optional(Type.String({ maxLength: 40 })),
    },
    { additionalProperties: false },
  ),
  reply: CheckAnswerSchema,
  may: 'public',
  refuses: ['check-keys-missing', 'certificate-number-malformed', 'check-locked', 'too-many-requests'],
} as const satisfies Endpoint

/** What a code printed on the document leads to; the same answer stands on a page without JavaScript under /c/:number/:token. */
export const CheckByCode = {
  method: 'GET',
  path: '/certificates/checks/:number/:token',
  summary: 'Check a certificate by the code printed on it',
  params: Type.Object({ number: Type.String({ maxLength: 40 }), token: Type.String({ maxLength: 64 }) }),
  reply: CheckAnswerSchema,
  may: 'public',
  refuses: ['too-many-requests'],
} as const satisfies Endpoint
