import type { Endpoint } from '@lingjiang/kernel'
import Type from 'typebox'
import { RegionRefSchema, RoleSchema } from './sessions.ts'

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const OrNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const DelegationSchema = Type.Object({
  id: Type.String(),
  role: RoleSchema,
  regions: Type.Array(RegionRefSchema),
  /** The other one: the borrower of what was lent, the lender of what was borrowed. */
  other: Type.String(),
  from: Type.String(),
  to: Type.String(),
  reason: OrNull(Type.String()),
  standing: Type.Enum(['upcoming', 'in-force', 'past', 'withdrawn']),
})

export const ListDelegations = {
  method: 'GET',
  path: '/identity/delegations',
  summary: 'What the account has lent to others and borrowed from others',
  reply: Type.Object({ lent: Type.Array(DelegationSchema), borrowed: Type.Array(DelegationSchema) }),
  may: 'identity.mandate.delegate',
  refuses: [],
} as const satisfies Endpoint

/** An officer who is away lends the present mandate, or some of its regions, to another officer for some days. */
export const DelegateMandate = {
  method: 'POST',
  path: '/identity/delegations',
  summary: 'Lend the present mandate to another officer for some days',
  body: Type.Object(
    {
      login: Type.String({ minLength: 1, maxLength: 100 }),
      regions: Type.Array(Type.String({ pattern: '^\\d{6}(\\d{3})?$' }), {
        minItems: 1,
        maxItems: 200,
        uniqueItems: true,
      }),
      from: Day,
      to: Day,
      reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ delegationId: Type.String() }),
  may: 'identity.mandate.delegate',
  refuses: ['delegation-exceeds-own', 'borrower-unknown', 'too-many-requests'],
} as const satisfies Endpoint

export const WithdrawDelegation = {
  method: 'POST',
  path: '/identity/delegations/:delegationId/withdrawal',
  summary: 'Take back what was lent, from this moment on',
  params: Type.Object({ delegationId: Type.String({ format: 'uuid' }) }),
  reply: Type.Object({ state: Type.Literal('withdrawn') }),
  may: 'identity.mandate.delegate',
  refuses: ['not-found'],
} as const satisfies Endpoint
