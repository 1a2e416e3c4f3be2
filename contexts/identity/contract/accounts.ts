import { type Endpoint, ROLES } from '@lingjiang/kernel'
import Type from 'typebox'
import { RegionRefSchema, RoleSchema } from './sessions.ts'

const OrNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Reason = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' })
const AccountId = Type.Object({ accountId: Type.String({ format: 'uuid' }) })

export const AccountRowSchema = Type.Object({
  id: Type.String(),
  /** The login, or its masked label where it is a phone number. */
  login: Type.String(),
  name: Type.String(),
  /** `awaited`: needed, but its owner has not set it up yet. */
  oneTimeCode: Type.Enum(['present', 'awaited', 'absent']),
  /** Until when the password that was handed over opens the account; null once its owner has chosen an own one. */
  passwordUntil: OrNull(Type.String()),
  state: Type.Enum(['open', 'locked', 'disabled']),
  roles: Type.Array(RoleSchema),
  createdAt: Type.String(),
})

export const GrantedMandateSchema = Type.Object({
  id: Type.String(),
  role: RoleSchema,
  regions: Type.Array(RegionRefSchema),
  organisation: OrNull(Type.Object({ id: Type.String(), name: Type.String() })),
  validFrom: Type.String(),
  validTo: OrNull(Type.String()),
  reason: OrNull(Type.String()),
  delegatedBy: OrNull(Type.String()),
  grantedAt: Type.String(),
  revokedAt: OrNull(Type.String()),
})

export const ListAccounts = {
  method: 'GET',
  path: '/identity/accounts',
  summary: 'Accounts of staff and administrators, or of everybody',
  query: Type.Object({
    text: Type.Optional(Type.String({ maxLength: 60 })),
    role: Type.Optional(RoleSchema),
    state: Type.Optional(Type.Enum(['open', 'disabled'])),
    candidates: Type.Optional(Type.Boolean()),
    cursor: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  reply: Type.Object({ accounts: Type.Array(AccountRowSchema), next: OrNull(Type.String()) }),
  may: 'identity.account.read',
  refuses: [],
} as const satisfies Endpoint

export const GetAccount = {
  method: 'GET',
  path: '/identity/accounts/:accountId',
  summary: 'One account with all its mandates, revoked ones too',
  params: AccountId,
  reply: Type.Object({ account: AccountRowSchema, mandates: Type.Array(GrantedMandateSchema) }),
  may: 'identity.account.read',
  refuses: ['not-found'],
} as const satisfies Endpoint

/** What its owner is handed once: good for one thing, to choose an own password and set up an own one-time code. Only its digest is kept. */
export const NewCredentialsSchema = Type.Object({ password: Type.String(), until: Type.String() })

export const LOGIN_PATTERN = '^[a-z][a-z0-9._-]{2,39}$'

export const OpenAccount = {
  method: 'POST',
  path: '/identity/accounts',
  summary: 'Open an account; its one-time password is shown once',
  body: Type.Object(
    {
      login: Type.String({ pattern: LOGIN_PATTERN }),
      name: Type.String({ minLength: 2, maxLength: 50 }),
      /** Whether its owner must set up a one-time code: officers and administrators must. */
      oneTimeCode: Type.Boolean({ default: true }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ accountId: Type.String(), ...NewCredentialsSchema.properties }),
  may: 'identity.account.manage',
  refuses: ['login-taken'],
} as const satisfies Endpoint

export const ResetCredentials = {
  method: 'POST',
  path: '/identity/accounts/:accountId/credentials',
  summary:
    'Give a one-time password, shown once, and where the one-time code is lost have it set up anew; ends all sessions of the account',
  params: AccountId,
  body: Type.Object(
    { reset: Type.Enum(['password', 'one-time-code']), reason: Reason },
    { additionalProperties: false },
  ),
  reply: NewCredentialsSchema,
  may: 'identity.account.manage',
  refuses: ['not-found', 'own-account', 'account-disabled'],
} as const satisfies Endpoint

export const SwitchAccount = {
  method: 'POST',
  path: '/identity/accounts/:accountId/state',
  summary: 'Disable an account, which ends its sessions, or open it again',
  params: AccountId,
  body: Type.Object({ state: Type.Enum(['open', 'disabled']), reason: Reason }, { additionalProperties: false }),
  reply: Type.Object({ state: Type.Enum(['open', 'disabled']) }),
  may: 'identity.account.manage',
  refuses: ['not-found', 'own-account', 'last-administrator'],
} as const satisfies Endpoint

export const GrantMandate = {
  method: 'POST',
  path: '/identity/accounts/:accountId/mandates',
  summary: 'Grant a role for regions or for an organisation',
  params: AccountId,
  body: Type.Object(
    {
      role: Type.Enum(ROLES.filter((role) => role !== 'candidate')),
      regions: Type.Array(Type.String({ pattern: '^\\d{6}(\\d{3})?$' }), { maxItems: 200, uniqueItems: true }),
      organisationId: Type.Optional(Type.String({ format: 'uuid' })),
      /** Names an organisation that has no account yet. */
      organisationName: Type.Optional(Type.String({ minLength: 2, maxLength: 100 })),
      validFrom: Day,
      validTo: Type.Optional(Day),
      reason: Reason,
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ mandateId: Type.String() }),
  may: 'identity.mandate.grant',
  refuses: [
    'not-found',
    'own-account',
    'account-disabled',
    'mandate-regions-invalid',
    'mandate-organisation-missing',
    'mandate-days-invalid',
    'one-time-code-needed',
    'administrators-exclude-one-another',
  ],
} as const satisfies Endpoint

export const RevokeMandate = {
  method: 'POST',
  path: '/identity/mandates/:mandateId/revocation',
  summary: 'Revoke a mandate; what was lent from it ends too',
  params: Type.Object({ mandateId: Type.String({ format: 'uuid' }) }),
  body: Type.Object({ reason: Reason }, { additionalProperties: false }),
  reply: Type.Object({ state: Type.Literal('revoked') }),
  may: 'identity.mandate.grant',
  refuses: ['not-found', 'own-account', 'last-administrator'],
} as const satisfies Endpoint

export const ListMandateOrganisations = {
  method: 'GET',
  path: '/identity/organisations',
  summary: 'Organisations for which mandates were granted',
  query: Type.Object({ text: Type.Optional(Type.String({ maxLength: 60 })) }),
  reply: Type.Object({ organisations: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })) }),
  may: 'identity.mandate.grant',
  refuses: [],
} as const satisfies Endpoint
