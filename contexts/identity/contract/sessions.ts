import { type Endpoint, ROLES } from '@lingjiang/kernel'
import Type from 'typebox'

export const RoleSchema = Type.Enum([...ROLES])
export const RegionRefSchema = Type.Object({ code: Type.String(), name: Type.String() })

export const MandateSchema = Type.Object({
  id: Type.String(),
  role: RoleSchema,
  regions: Type.Array(RegionRefSchema),
  organisation: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]),
  delegated: Type.Boolean(),
  /** Who lent it; null for an own mandate. */
  lender: Type.Union([Type.String(), Type.Null()]),
  validTo: Type.Union([Type.String(), Type.Null()]),
})

export const SignInStateSchema = Type.Object({
  /** `activation-required`: the password was handed over by somebody else; its owner now chooses an own one. */
  state: Type.Enum(['totp-required', 'activation-required', 'choose-mandate', 'signed-in']),
  mandates: Type.Array(MandateSchema),
})

/** Step 1 of signing in: account (or phone) and password. */
export const SignIn = {
  method: 'POST',
  path: '/identity/sessions',
  summary: 'Sign in with account and password',
  body: Type.Object(
    { account: Type.String({ minLength: 1, maxLength: 100 }), password: Type.String({ minLength: 1, maxLength: 200 }) },
    { additionalProperties: false },
  ),
  reply: SignInStateSchema,
  may: 'public',
  refuses: ['sign-in-failed', 'account-locked', 'one-time-password-expired', 'too-many-requests'],
} as const satisfies Endpoint

/** Step 2 for accounts with a one-time code (all officers). */
export const ConfirmTotp = {
  method: 'POST',
  path: '/identity/sessions/totp',
  summary: 'Confirm the sign-in with a one-time code',
  body: Type.Object({ code: Type.String({ pattern: '^\\d{6}$' }) }, { additionalProperties: false }),
  reply: SignInStateSchema,
  may: 'public',
  refuses: ['totp-code-wrong', 'session-not-at-this-step'],
} as const satisfies Endpoint

/** Step 3, and later to change the role one acts in. */
export const ChooseMandate = {
  method: 'POST',
  path: '/identity/sessions/mandate',
  summary: 'Choose the role to act in',
  body: Type.Object({ mandateId: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
  reply: SignInStateSchema,
  may: 'public',
  refuses: ['mandate-not-yours', 'session-not-at-this-step'],
} as const satisfies Endpoint

export const MeSchema = Type.Object({
  account: Type.Object({ id: Type.String(), name: Type.String(), personId: Type.Union([Type.String(), Type.Null()]) }),
  mandate: Type.Union([MandateSchema, Type.Null()]),
  mandates: Type.Array(MandateSchema),
  permissions: Type.Array(Type.String()),
})

export const GetMe = {
  method: 'GET',
  path: '/identity/me',
  summary: 'Who is signed in, in which role, and what that role may do',
  reply: MeSchema,
  may: 'signed-in',
  refuses: [],
} as const satisfies Endpoint

export const SignOut = {
  method: 'DELETE',
  path: '/identity/sessions',
  summary: 'Sign out',
  reply: Type.Object({ state: Type.Literal('signed-out') }),
  may: 'public',
  refuses: [],
} as const satisfies Endpoint
