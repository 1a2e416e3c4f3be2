import type { Endpoint } from '@lingjiang/kernel'
import Type from 'typebox'
import { LEGAL_FORMS } from './labels.ts'
import { Nullable, RegionCodeSchema, TextSchema } from './schemas.ts'

export const OrganisationSchema = Type.Object({
  id: Type.String(),
  creditCode: Type.String(),
  name: Type.String(),
  legalForm: Type.Enum([...LEGAL_FORMS]),
  representative: Type.String(),
  regionCode: Type.String(),
  regionName: Type.String(),
  address: Type.String(),
  mainBusiness: Type.String(),
  contactName: Type.String(),
  phoneMasked: Type.String(),
  synthetic: Type.Boolean(),
  version: Type.Integer(),
  listedAt: Nullable(Type.String()),
})

export const GetOrganisation = {
  method: 'GET',
  path: '/registry/organisation',
  summary: "One's own organisation; null before its data are entered",
  reply: Type.Object({ organisation: Nullable(OrganisationSchema) }),
  may: 'registry.organisation.keep',
  refuses: [],
} as const satisfies Endpoint

const STATED = {
  creditCode: Type.String({ minLength: 1, maxLength: 40 }),
  name: Type.String({ minLength: 2, maxLength: 120 }),
  legalForm: Type.Enum([...LEGAL_FORMS]),
  representative: Type.String({ minLength: 1, maxLength: 50 }),
  regionCode: RegionCodeSchema,
  address: Type.String({ minLength: 4, maxLength: 200 }),
  mainBusiness: Type.String({ minLength: 2, maxLength: 300 }),
  contactName: Type.String({ minLength: 1, maxLength: 50 }),
}
const Phone = Type.String({ minLength: 5, maxLength: 30 })

/** 三（一）: an organisation comes in by itself. What its manager states is checked when it applies to be filed; until then nothing of it is public. */
export const RegisterOrganisation = {
  method: 'POST',
  path: '/registry/organisations',
  summary: 'Register an organisation and become its manager; needs an account with a real name',
  body: Type.Object({ ...STATED, phone: Phone }, { additionalProperties: false }),
  reply: Type.Object({ organisationId: Type.String(), mandateId: Type.String() }),
  may: 'signed-in',
  refuses: [
    'real-name-needed',
    'credit-code-invalid',
    'credit-code-taken',
    'contact-phone-invalid',
    'region-unknown',
    'too-many-requests',
  ],
} as const satisfies Endpoint

/** `phone` may be left out when it does not change. */
export const SaveOrganisation = {
  method: 'PUT',
  path: '/registry/organisation',
  summary: "Enter or change the data of one's own organisation",
  body: Type.Object(
    {
      ...STATED,
      phone: Type.Optional(Phone),
      expectedVersion: Type.Optional(Type.Integer({ minimum: 1 })),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ organisation: OrganisationSchema }),
  may: 'registry.organisation.keep',
  refuses: [
    'credit-code-invalid',
    'credit-code-taken',
    'organisation-in-catalogue',
    'contact-phone-invalid',
    'region-unknown',
    'stale-version',
  ],
} as const satisfies Endpoint

/** For the form while the code is typed: its faults, and whether another account has it. */
export const CheckCreditCode = {
  method: 'GET',
  path: '/registry/credit-codes/:code',
  summary: 'Check a unified social credit code',
  params: Type.Object({ code: Type.String({ minLength: 1, maxLength: 40 }) }),
  reply: Type.Object({ valid: Type.Boolean(), taken: Type.Boolean(), faults: Type.Array(TextSchema) }),
  may: 'registry.organisation.keep',
  refuses: [],
} as const satisfies Endpoint
