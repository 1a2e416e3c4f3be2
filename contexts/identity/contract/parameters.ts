import type { Endpoint } from '@lingjiang/kernel'
import Type from 'typebox'
import { RegionRefSchema } from './sessions.ts'

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const MarkSchema = Type.Enum(['sourced', 'memory', 'inference'])
const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })

const DatedValue = {
  scope: RegionRefSchema,
  value: Type.Unknown(),
  effectiveFrom: Type.String(),
  authority: Type.String(),
  document: Type.String(),
}

export const ParameterSchema = Type.Object({
  key: Type.String(),
  unit: Type.String(),
  ...DatedValue,
  mark: MarkSchema,
  /** The next value that is recorded already and not yet in force. */
  upcoming: Type.Union([Type.Object({ value: Type.Unknown(), effectiveFrom: Type.String() }), Type.Null()]),
})

export const ParameterVersionSchema = Type.Object({
  version: Type.Integer(),
  ...DatedValue,
  mark: MarkSchema,
  recordedAt: Type.String(),
  standing: Type.Enum(['past', 'in-force', 'upcoming']),
})

export const ParameterProposalSchema = Type.Object({
  id: Type.String(),
  key: Type.String(),
  ...DatedValue,
  reason: Type.String(),
  state: Type.Enum(['waiting', 'confirmed', 'rejected', 'withdrawn']),
  proposedBy: Type.String(),
  proposedAt: Type.String(),
  decidedBy: Type.Union([Type.String(), Type.Null()]),
  decidedAt: Type.Union([Type.String(), Type.Null()]),
  decisionReason: Type.Union([Type.String(), Type.Null()]),
  version: Type.Union([Type.Integer(), Type.Null()]),
  /** Whether it was the present account, or the lender of its present mandate, who proposed. */
  own: Type.Boolean(),
})

/** Policy parameters in force today in each scope, with their source and the next recorded value. */
export const ListParameters = {
  method: 'GET',
  path: '/identity/parameters',
  summary: 'Policy parameters in force, and proposals that wait for a second officer',
  query: Type.Object({ text: Type.Optional(Type.String({ maxLength: 80 })), mark: Type.Optional(MarkSchema) }),
  reply: Type.Object({
    parameters: Type.Array(ParameterSchema),
    waiting: Type.Array(ParameterProposalSchema),
    counts: Type.Object({ sourced: Type.Integer(), memory: Type.Integer(), inference: Type.Integer() }),
  }),
  may: 'identity.parameter.read',
  refuses: [],
} as const satisfies Endpoint

export const GetParameter = {
  method: 'GET',
  path: '/identity/parameters/:key',
  summary: 'All recorded values of a policy parameter and the proposals about it',
  params: Type.Object({ key: Type.String({ maxLength: 120 }) }),
  reply: Type.Object({
    key: Type.String(),
    unit: Type.String(),
    versions: Type.Array(ParameterVersionSchema),
    proposals: Type.Array(ParameterProposalSchema),
  }),
  may: 'identity.parameter.read',
  refuses: ['parameter-unknown'],
} as const satisfies Endpoint

/** A province officer proposes a new dated value with its document; it counts when another one has confirmed it. */
export const ProposeParameter = {
  method: 'POST',
  path: '/identity/parameters/:key/proposals',
  summary: 'Propose a new dated value of a policy parameter',
  params: Type.Object({ key: Type.String({ maxLength: 120 }) }),
  body: Type.Object(
    {
      scope: Type.String({ pattern: '^\\d{6}$' }),
      value: Type.Unknown(),
      effectiveFrom: Day,
      authority: Words(100),
      document: Words(200),
      reason: Words(500),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ proposalId: Type.String() }),
  may: 'identity.parameter.record',
  refuses: [
    'parameter-unknown',
    'parameter-scope-invalid',
    'parameter-date-past',
    'parameter-date-taken',
    'parameter-shape-differs',
    'parameter-proposal-waiting',
  ],
} as const satisfies Endpoint

/** Four eyes: another province officer confirms or rejects; the proposer may withdraw. */
export const DecideParameterProposal = {
  method: 'POST',
  path: '/identity/parameter-proposals/:proposalId/decision',
  summary: 'Confirm, reject or withdraw a proposed value',
  params: Type.Object({ proposalId: Type.String({ format: 'uuid' }) }),
  body: Type.Object(
    {
      decision: Type.Enum(['confirm', 'reject', 'withdraw']),
      reason: Type.Optional(Type.String({ maxLength: 500 })),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    state: Type.Enum(['confirmed', 'rejected', 'withdrawn']),
    version: Type.Union([Type.Integer(), Type.Null()]),
  }),
  may: 'identity.parameter.record',
  refuses: [
    'not-found',
    'reason-required',
    'four-eyes-needed',
    'parameter-proposal-decided',
    'proposal-not-yours',
    'parameter-unknown',
    'parameter-scope-invalid',
    'parameter-date-past',
    'parameter-date-taken',
    'parameter-shape-differs',
  ],
} as const satisfies Endpoint
