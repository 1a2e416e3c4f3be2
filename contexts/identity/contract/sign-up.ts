import { IDENTITY_DOCUMENT_TYPES } from '@lingjiang/codes'
import type { Endpoint } from '@lingjiang/kernel'
import Type from 'typebox'
import { SignInStateSchema } from './sessions.ts'

/** The version of the personal information notice that candidates agree to; its text is the portal's page /privacy. */
export const CANDIDATE_CONSENT = 'candidate-privacy-2026-11'

/** A candidate opens an account with real name, identity document and phone. 四（二）: real-name registration. */
export const SignUp = {
  method: 'POST',
  path: '/identity/candidates',
  summary: 'Open a candidate account with a real name',
  body: Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 50 }),
      documentType: Type.Enum([...IDENTITY_DOCUMENT_TYPES]),
      documentNumber: Type.String({ minLength: 1, maxLength: 40 }),
      phone: Type.String({ minLength: 1, maxLength: 20 }),
      password: Type.String({ minLength: 1, maxLength: 200 }),
      consent: Type.Literal(true),
    },
    { additionalProperties: false },
  ),
  reply: SignInStateSchema,
  may: 'public',
  refuses: [
    'person-name-invalid',
    'identity-document-invalid',
    'phone-invalid',
    'password-too-weak',
    'account-exists',
    'person-name-differs',
    'too-many-requests',
  ],
} as const satisfies Endpoint
