import type { Endpoint } from '@lingjiang/kernel'
import Type from 'typebox'
import { NewOneTimeCodeSchema } from './activation.ts'
import { SignInStateSchema } from './sessions.ts'

const Password = Type.String({ minLength: 1, maxLength: 200 })
/** Six digits of an authenticator, or a recovery code. */
const Proof = Type.String({ minLength: 6, maxLength: 40 })

export const OwnSessionSchema = Type.Object({
  id: Type.String(),
  /** Browser and system as far as they tell; empty when they do not. */
  device: Type.String(),
  createdAt: Type.String(),
  lastSeenAt: Type.String(),
  current: Type.Boolean(),
})

export const GetOwnAccount = {
  method: 'GET',
  path: '/identity/account',
  summary: "One's own account: how it is guarded, and where it is signed in",
  reply: Type.Object({
    login: Type.String(),
    name: Type.String(),
    oneTimeCode: Type.Enum(['present', 'absent']),
    passwordChangedAt: Type.Union([Type.String(), Type.Null()]),
    recoveryCodesLeft: Type.Integer(),
    sessions: Type.Array(OwnSessionSchema),
  }),
  may: 'signed-in',
  refuses: [],
} as const satisfies Endpoint

const EndedSchema = Type.Object({ ended: Type.Integer() })

export const ChangePassword = {
  method: 'POST',
  path: '/identity/account/password',
  summary: "Change one's own password; all other sessions end",
  body: Type.Object({ oldPassword: Password, newPassword: Password }, { additionalProperties: false }),
  reply: EndedSchema,
  may: 'signed-in',
  refuses: ['old-password-wrong', 'password-too-weak', 'password-unchanged', 'too-many-requests'],
} as const satisfies Endpoint

export const EndOwnSession = {
  method: 'DELETE',
  path: '/identity/account/sessions/:sessionId',
  summary: "End one of one's own sessions",
  params: Type.Object({ sessionId: Type.String({ format: 'uuid' }) }),
  reply: EndedSchema,
  may: 'signed-in',
  refuses: ['not-found'],
} as const satisfies Endpoint

export const EndOtherSessions = {
  method: 'DELETE',
  path: '/identity/account/sessions',
  summary: "End all of one's own sessions but this one",
  reply: EndedSchema,
  may: 'signed-in',
  refuses: [],
} as const satisfies Endpoint

/** Begins a new one-time code; the one in use stays until the new one is confirmed. */
export const BeginOneTimeCode = {
  method: 'POST',
  path: '/identity/account/one-time-code',
  summary: "Get a new secret for one's own authenticator; needs the password, and the code in use where there is one",
  body: Type.Object({ password: Password, code: Type.Optional(Proof) }, { additionalProperties: false }),
  reply: Type.Object({ oneTimeCode: NewOneTimeCodeSchema }),
  may: 'signed-in',
  refuses: ['old-password-wrong', 'present-code-wrong', 'too-many-requests'],
} as const satisfies Endpoint

export const ConfirmOneTimeCode = {
  method: 'PUT',
  path: '/identity/account/one-time-code',
  summary: 'Put the new one-time code into use, by a code of it; all other sessions end',
  body: Type.Object({ code: Type.String({ pattern: '^\\d{6}$' }) }, { additionalProperties: false }),
  reply: EndedSchema,
  may: 'signed-in',
  refuses: ['present-code-wrong', 'one-time-code-not-begun', 'too-many-requests'],
} as const satisfies Endpoint

export const MakeRecoveryCodes = {
  method: 'POST',
  path: '/identity/account/recovery-codes',
  summary: 'Make new recovery codes, shown once; earlier ones are worth nothing from then on',
  body: Type.Object({ code: Type.String({ pattern: '^\\d{6}$' }) }, { additionalProperties: false }),
  reply: Type.Object({ codes: Type.Array(Type.String()) }),
  may: 'signed-in',
  refuses: ['present-code-wrong', 'too-many-requests'],
} as const satisfies Endpoint

/** Step 2 of signing in for whoever has no authenticator at hand. */
export const UseRecoveryCode = {
  method: 'POST',
  path: '/identity/sessions/recovery',
  summary: 'Confirm the sign-in with a recovery code',
  body: Type.Object({ code: Type.String({ minLength: 1, maxLength: 40 }) }, { additionalProperties: false }),
  reply: SignInStateSchema,
  may: 'public',
  refuses: ['recovery-code-wrong', 'session-not-at-this-step'],
} as const satisfies Endpoint
