import { IDENTITY_DOCUMENT_TYPES } from '@lingjiang/codes'
import type { Endpoint } from '@lingjiang/kernel'
import Type from 'typebox'
import { NewCredentialsSchema } from './accounts.ts'

/** A candidate who has forgotten the password comes to a desk with the original identity document; the officer compares the person with it. */
export const ResetAtDesk = {
  method: 'POST',
  path: '/identity/candidates/credentials',
  summary:
    "Give a candidate who is present with the original document a one-time password; ends all of the account's sessions",
  body: Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 50 }),
      documentType: Type.Enum([...IDENTITY_DOCUMENT_TYPES]),
      documentNumber: Type.String({ minLength: 1, maxLength: 40 }),
      /** The new number, where the one the account signs in with is no longer the person's. */
      phone: Type.Optional(Type.String({ minLength: 1, maxLength: 20 })),
      /** The officer holds the original and compared the person with it. */
      documentSeen: Type.Literal(true),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ login: Type.String(), ...NewCredentialsSchema.properties }),
  may: 'identity.candidate.reset',
  refuses: [
    'identity-document-invalid',
    'phone-invalid',
    'candidate-unknown',
    'account-not-of-candidate',
    'account-disabled',
    'login-taken',
    'too-many-requests',
  ],
} as const satisfies Endpoint
