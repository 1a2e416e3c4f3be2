import type { Endpoint } from '@lingjiang/kernel'
import Type from 'typebox'
import { SignInStateSchema } from './sessions.ts'

/** A secret for an authenticator (RFC 6238): as text, as address and as a picture, shown to its owner once. */
export const NewOneTimeCodeSchema = Type.Object({
  secret: Type.String(),
  address: Type.String(),
  picture: Type.String(),
})

/** First sign-in, for accounts that need a one-time code: the secret to put into the authenticator. */
export const BeginActivation = {
  method: 'POST',
  path: '/identity/sessions/activation/one-time-code',
  summary: 'Get a secret for the authenticator at the first sign-in; null where the account needs none or has one',
  reply: Type.Object({ oneTimeCode: Type.Union([NewOneTimeCodeSchema, Type.Null()]) }),
  may: 'public',
  refuses: ['session-not-at-this-step'],
} as const satisfies Endpoint

/** First sign-in: the owner chooses the own password, and shows that the authenticator works. */
export const ActivateAccount = {
  method: 'POST',
  path: '/identity/sessions/activation',
  summary: 'Choose the own password, and confirm the own one-time code, at the first sign-in',
  body: Type.Object(
    {
      password: Type.String({ minLength: 1, maxLength: 200 }),
      code: Type.Optional(Type.String({ pattern: '^\\d{6}$' })),
    },
    { additionalProperties: false },
  ),
  reply: SignInStateSchema,
  may: 'public',
  refuses: ['session-not-at-this-step', 'password-too-weak', 'password-unchanged', 'totp-code-wrong'],
} as const satisfies Endpoint
