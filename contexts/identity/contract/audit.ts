import { type Endpoint, ROLES } from '@lingjiang/kernel'
import Type from 'typebox'

const OrNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Name = Type.String({ maxLength: 100 })

export const AuditEventSchema = Type.Object({
  id: Type.Integer(),
  at: Type.String(),
  /** Name of the account; null for jobs and the public. */
  account: OrNull(Type.Object({ id: Type.String(), login: Type.String(), name: Type.String() })),
  actorKind: Type.Enum(['anonymous', 'system', 'account']),
  role: OrNull(Type.Enum([...ROLES])),
  /** The lender, where the mandate was lent. */
  delegatedBy: OrNull(Type.String()),
  action: Type.String(),
  subjectKind: Type.String(),
  subjectId: Type.String(),
  regionCode: OrNull(Type.String()),
  outcome: Type.Enum(['done', 'refused', 'failed']),
  facts: Type.Unknown(),
  correlationId: Type.String(),
})

/** The trail, the newest first. `views` gives every view of a full identity number and nothing else. */
export const SearchAudit = {
  method: 'GET',
  path: '/identity/audit',
  summary: 'Search the audit trail',
  query: Type.Object({
    /** Part of a login or a name. */
    account: Type.Optional(Name),
    subject: Type.Optional(Name),
    action: Type.Optional(Name),
    outcome: Type.Optional(Type.Enum(['done', 'refused', 'failed'])),
    from: Type.Optional(Day),
    to: Type.Optional(Day),
    views: Type.Optional(Type.Boolean()),
    /** Id of the last event seen. */
    before: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  reply: Type.Object({
    events: Type.Array(AuditEventSchema),
    next: OrNull(Type.Integer()),
    actions: Type.Array(Type.String()),
  }),
  may: 'identity.audit.read',
  refuses: [],
} as const satisfies Endpoint

export const AuditSealSchema = Type.Object({
  day: Type.String(),
  events: Type.Integer(),
  /** SHA-256 over the day's events, hexadecimal. */
  digest: Type.String(),
  /** Index of the entry in the public register. */
  index: Type.Integer(),
  sealedAt: Type.String(),
})

export const ListAuditSeals = {
  method: 'GET',
  path: '/identity/audit/seals',
  summary: 'The days whose trail is sealed in the public register, the newest first',
  query: Type.Object({ before: Type.Optional(Day) }),
  reply: Type.Object({ seals: Type.Array(AuditSealSchema), next: OrNull(Type.String()) }),
  may: 'identity.audit.read',
  refuses: [],
} as const satisfies Endpoint

/** Computes the digest of a day anew and compares it with what the register holds. */
export const CheckAuditSeal = {
  method: 'GET',
  path: '/identity/audit/seals/:day',
  summary: 'Compute the digest of a day anew and compare it with the register',
  params: Type.Object({ day: Day }),
  reply: Type.Object({
    day: Type.String(),
    standing: Type.Enum(['intact', 'changed', 'not-sealed']),
    sealed: OrNull(AuditSealSchema),
    found: Type.Object({ events: Type.Integer(), digest: Type.String() }),
  }),
  may: 'identity.audit.read',
  refuses: [],
} as const satisfies Endpoint
