import type { Endpoint } from '@lingjiang/kernel'
import Type, { type Static } from 'typebox'
import { COLLEGE_TYPES, FILING_DOCUMENTS, type FilingDocument, SIZE_CLASSES, SOCIAL_FORMS } from '../domain/index.ts'
import { OrganisationSchema } from './organisation.ts'
import { PanelSchema, PublicitySchema } from './review.ts'
import {
  AudienceSchema,
  Day,
  ExpectedVersion,
  Id,
  KindSchema,
  LevelSchema,
  Nullable,
  OccupationCode,
  TextSchema,
  Versioned,
} from './schemas.ts'
import { SiteSchema } from './sites.ts'
import { StaffMemberSchema } from './staff.ts'

/** What the applicant states of itself; the papers prove it. Unknown facts are null and count as not met. */
export const FilingStatementSchema = Type.Object(
  {
    legalPerson: Type.Boolean({ default: false }),
    goodCredit: Type.Boolean({ default: false }),
    violations: Type.Array(Day, { maxItems: 20, default: [] }),
    mainBusinessIsTraining: Type.Boolean({ default: false }),
    insuredStaff: Nullable(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
    sizeClass: Nullable(Type.Enum([...SIZE_CLASSES])),
    payLinkedToLevels: Type.Boolean({ default: false }),
    educationFund: Type.Boolean({ default: false }),
    collegeType: Nullable(Type.Enum([...COLLEGE_TYPES])),
    socialForm: Nullable(Type.Enum([...SOCIAL_FORMS])),
    associationRating: Nullable(Type.Integer({ minimum: 1, maximum: 5 })),
    trainingSince: Nullable(Day),
    experienceRelaxed: Type.Boolean({ default: false }),
    undertakings: Type.Boolean({ default: false }),
  },
  { additionalProperties: false },
)
export type FilingStatement = Static<typeof FilingStatementSchema>

export const EMPTY_STATEMENT: FilingStatement = {
  legalPerson: false,
  goodCredit: false,
  violations: [],
  mainBusinessIsTraining: false,
  insuredStaff: null,
  sizeClass: null,
  payLinkedToLevels: false,
  educationFund: false,
  collegeType: null,
  socialForm: null,
  associationRating: null,
  trainingSince: null,
  experienceRelaxed: false,
  undertakings: false,
}

export const FilingItemSchema = Type.Object({
  occupationCode: Type.String(),
  occupationName: Type.String(),
  workType: Nullable(Type.String()),
  levels: Type.Array(LevelSchema),
  audience: AudienceSchema,
  majorName: Nullable(Type.String()),
  normTitle: Nullable(Type.String()),
  mainBusiness: Type.Boolean(),
  siteIds: Type.Array(Type.String()),
  skillOccupation: Type.Boolean(),
  newOccupation: Type.Boolean(),
})

export const FilingDocumentSchema = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  fileName: Type.String(),
  size: Type.Integer(),
  mediaType: Type.String(),
  sha256: Type.String(),
  uploadedAt: Type.String(),
})

export const FilingReasonSchema = Type.Object({
  rule: Type.String(),
  met: Type.Boolean(),
  about: Nullable(Type.String()),
  asks: TextSchema,
  found: TextSchema,
})

export const FilingRowSchema = Type.Object({
  id: Type.String(),
  kind: KindSchema,
  state: Type.String(),
  stateTitle: TextSchema,
  organisationName: Type.String(),
  version: Type.Integer(),
  letterNumber: Nullable(Type.String()),
  createdAt: Type.String(),
  submittedAt: Nullable(Type.String()),
  listedAt: Nullable(Type.String()),
})

export const ListFilings = {
  method: 'GET',
  path: '/registry/filings',
  summary: "The applications of one's own organisation, newest first",
  /** `occupations` tells several applications of one kind apart. */
  reply: Type.Object({
    filings: Type.Array(Type.Object({ ...FilingRowSchema.properties, occupations: Type.Array(Type.String()) })),
  }),
  may: 'registry.filing.prepare',
  refuses: [],
} as const satisfies Endpoint

export const OpenFiling = {
  method: 'POST',
  path: '/registry/filings',
  summary: 'Begin an application of a kind',
  body: Type.Object({ kind: KindSchema }, { additionalProperties: false }),
  reply: Type.Object({ id: Type.String() }),
  may: 'registry.filing.prepare',
  refuses: ['organisation-not-entered', 'filing-open-already'],
} as const satisfies Endpoint

/** Everything of an application that the asking person may see. `parameters` are the values in force, for the same rules in the browser. */
export const GetFiling = {
  method: 'GET',
  path: '/registry/filings/:filingId',
  summary: 'One application with its conditions, each with its reason',
  params: Type.Object({ filingId: Id }),
  reply: Type.Object({
    filing: FilingRowSchema,
    editable: Type.Boolean(),
    caseId: Nullable(Type.String()),
    organisation: OrganisationSchema,
    organisationCode: Nullable(Type.String()),
    statement: FilingStatementSchema,
    items: Type.Array(FilingItemSchema),
    sites: Type.Array(SiteSchema),
    staff: Type.Array(StaffMemberSchema),
    documents: Type.Array(FilingDocumentSchema),
    conditions: Type.Array(FilingReasonSchema),
    conditionsOn: Type.String(),
    parameters: Type.Record(Type.String(), Type.Unknown()),
    submissions: Type.Array(
      Type.Object({
        number: Type.Integer(),
        at: Type.String(),
        /** The version of each policy parameter by which the conditions were judged. */
        parameterVersions: Type.Record(Type.String(), Type.Integer()),
      }),
    ),
    panel: Nullable(PanelSchema),
    publicity: Nullable(PublicitySchema),
  }),
  may: 'registry.filing.read',
  refuses: ['not-found'],
} as const satisfies Endpoint

export const SaveFilingStatement = {
  method: 'PUT',
  path: '/registry/filings/:filingId/statement',
  summary: 'Save what the applicant states',
  params: Type.Object({ filingId: Id }),
  body: Type.Object(
    { statement: FilingStatementSchema, expectedVersion: ExpectedVersion },
    { additionalProperties: false },
  ),
  reply: Versioned,
  may: 'registry.filing.prepare',
  refuses: ['not-found', 'filing-not-editable', 'stale-version'],
} as const satisfies Endpoint

export const SaveFilingItems = {
  method: 'PUT',
  path: '/registry/filings/:filingId/items',
  summary: 'Save the whole list of occupations applied for',
  params: Type.Object({ filingId: Id }),
  body: Type.Object(
    {
      items: Type.Array(
        Type.Object(
          {
            occupationCode: OccupationCode,
            workType: Type.Optional(Type.String({ maxLength: 60 })),
            levels: Type.Array(LevelSchema, { uniqueItems: true, minItems: 1, maxItems: 8 }),
            audience: AudienceSchema,
            majorName: Type.Optional(Type.String({ maxLength: 80 })),
            normTitle: Type.Optional(Type.String({ maxLength: 120 })),
            mainBusiness: Type.Boolean({ default: false }),
            siteIds: Type.Array(Id, { uniqueItems: true, maxItems: 100 }),
          },
          { additionalProperties: false },
        ),
        { maxItems: 200 },
      ),
      expectedVersion: ExpectedVersion,
    },
    { additionalProperties: false },
  ),
  reply: Versioned,
  may: 'registry.filing.prepare',
  refuses: [
    'not-found',
    'filing-not-editable',
    'stale-version',
    'filing-occupation-unknown',
    'filing-item-doubled',
    'filing-site-unknown',
  ],
} as const satisfies Endpoint

export const DOCUMENT_MEDIA_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const
export const LARGEST_DOCUMENT = 20_000_000

/** The body is the bare file; its name stands percent-encoded in `x-file-name`. */
export const UploadFilingDocument = {
  method: 'POST',
  path: '/registry/filings/:filingId/documents/:kind',
  summary: 'Hand in a paper (PDF, JPG, PNG, up to 20 MB)',
  params: Type.Object({ filingId: Id, kind: Type.Enum(Object.keys(FILING_DOCUMENTS) as FilingDocument[]) }),
  reply: Type.Object({ id: Type.String(), version: Type.Integer() }),
  may: 'registry.filing.prepare',
  refuses: [
    'not-found',
    'filing-not-editable',
    'document-kind-unknown',
    'file-too-large',
    'file-type-not-accepted',
    'file-empty',
    'file-content-differs',
    'file-truncated',
    'file-encrypted',
  ],
} as const satisfies Endpoint

export const RemoveFilingDocument = {
  method: 'DELETE',
  path: '/registry/filings/:filingId/documents/:documentId',
  summary: 'Take back a paper while the application can be changed',
  params: Type.Object({ filingId: Id, documentId: Id }),
  reply: Versioned,
  may: 'registry.filing.prepare',
  refuses: ['not-found', 'filing-not-editable'],
} as const satisfies Endpoint

export const ReadFilingDocument = {
  method: 'GET',
  path: '/registry/filings/:filingId/documents/:documentId',
  summary: 'A paper of an application, shown in the browser',
  params: Type.Object({ filingId: Id, documentId: Id }),
  may: 'registry.filing.read',
  refuses: ['not-found'],
} as const satisfies Endpoint

/** Handing in and handing in again after a return. Kept with every condition as it was answered. */
export const SubmitFiling = {
  method: 'POST',
  path: '/registry/filings/:filingId/submission',
  summary: 'Hand in an application',
  params: Type.Object({ filingId: Id }),
  body: Type.Object({ expectedVersion: ExpectedVersion }, { additionalProperties: false }),
  reply: Type.Object({ caseId: Type.String(), submission: Type.Integer(), submittedAt: Type.String() }),
  may: 'registry.filing.prepare',
  refuses: ['not-found', 'filing-not-editable', 'stale-version', 'filing-conditions-unmet'],
} as const satisfies Endpoint
