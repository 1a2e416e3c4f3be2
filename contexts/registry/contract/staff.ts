import { IDENTITY_DOCUMENT_TYPES } from '@lingjiang/codes'
import type { Endpoint } from '@lingjiang/kernel'
import Type from 'typebox'
import { EXAMINER_GRADES, STAFF_KINDS } from './labels.ts'
import { Day, Id, Nullable, OccupationCode } from './schemas.ts'

export const StaffMemberSchema = Type.Object({
  id: Type.String(),
  kind: Type.Enum([...STAFF_KINDS]),
  name: Type.String(),
  documentMasked: Type.String(),
  fullTime: Type.Boolean(),
  middleManagement: Type.Boolean(),
  grade: Nullable(Type.Enum([...EXAMINER_GRADES])),
  occupationCodes: Type.Array(Type.String()),
  cardNumber: Nullable(Type.String()),
  cardValidTo: Nullable(Type.String()),
  joinedOn: Type.String(),
})

export const ListStaff = {
  method: 'GET',
  path: '/registry/staff',
  summary: "Who works for one's own organisation today",
  reply: Type.Object({ staff: Type.Array(StaffMemberSchema) }),
  may: 'registry.organisation.keep',
  refuses: [],
} as const satisfies Endpoint

export const AddStaff = {
  method: 'POST',
  path: '/registry/staff',
  summary: 'Put somebody on a list of staff',
  body: Type.Object(
    {
      kind: Type.Enum([...STAFF_KINDS]),
      name: Type.String({ minLength: 1, maxLength: 50 }),
      documentType: Type.Enum([...IDENTITY_DOCUMENT_TYPES]),
      documentNumber: Type.String({ minLength: 1, maxLength: 40 }),
      fullTime: Type.Boolean({ default: false }),
      middleManagement: Type.Boolean({ default: false }),
      grade: Type.Optional(Type.Enum([...EXAMINER_GRADES])),
      occupationCodes: Type.Array(OccupationCode, { maxItems: 60, uniqueItems: true, default: [] }),
      cardNumber: Type.Optional(Type.String({ minLength: 3, maxLength: 40 })),
      cardValidTo: Type.Optional(Day),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Type.String() }),
  may: 'registry.organisation.keep',
  refuses: [
    'organisation-not-entered',
    'person-name-invalid',
    'identity-document-invalid',
    'person-name-differs',
    'examiner-card-missing',
    'staff-on-list',
  ],
} as const satisfies Endpoint

export const RemoveStaff = {
  method: 'DELETE',
  path: '/registry/staff/:staffId',
  summary: 'Somebody leaves: from today no longer on the list',
  params: Type.Object({ staffId: Id }),
  reply: Type.Object({}),
  may: 'registry.organisation.keep',
  refuses: ['not-found'],
} as const satisfies Endpoint
