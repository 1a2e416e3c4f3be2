import { IDENTITY_DOCUMENT_TYPES } from '@lingjiang/codes'
import type { Endpoint } from '@lingjiang/kernel'
import Type from 'typebox'
import { LOGIN_PATTERN, NewCredentialsSchema } from './accounts.ts'
import { RoleSchema } from './sessions.ts'

/** Kind of the leaf in the public register that closes the set-up. */
export const SET_UP_FACT = 'province-set-up'

const NewAdministratorSchema = Type.Object(
  {
    login: Type.String({ pattern: LOGIN_PATTERN }),
    name: Type.String({ minLength: 2, maxLength: 50 }),
    documentType: Type.Enum([...IDENTITY_DOCUMENT_TYPES]),
    documentNumber: Type.String({ minLength: 1, maxLength: 40 }),
  },
  { additionalProperties: false },
)

export const GetSetUp = {
  method: 'GET',
  path: '/identity/set-up',
  summary: 'Whether the province still waits for its first administrators',
  reply: Type.Object({ open: Type.Boolean() }),
  may: 'public',
  refuses: [],
} as const satisfies Endpoint

/** Whoever has the code that the server printed at its start names three different people; afterwards there is no such address. */
export const SetUpProvince = {
  method: 'POST',
  path: '/identity/set-up',
  summary: 'Open the accounts of the first three administrators; their one-time passwords are shown once',
  body: Type.Object(
    {
      code: Type.String({ minLength: 1, maxLength: 60 }),
      administrators: Type.Object(
        {
          'system-administrator': NewAdministratorSchema,
          'security-administrator': NewAdministratorSchema,
          'audit-administrator': NewAdministratorSchema,
        },
        { additionalProperties: false },
      ),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    accounts: Type.Array(
      Type.Object({
        role: RoleSchema,
        login: Type.String(),
        name: Type.String(),
        ...NewCredentialsSchema.properties,
      }),
    ),
  }),
  may: 'public',
  refuses: [
    'not-found',
    'set-up-code-wrong',
    'administrators-not-different',
    'person-name-invalid',
    'identity-document-invalid',
    'person-name-differs',
    'account-exists',
    'login-taken',
    'too-many-requests',
  ],
} as const satisfies Endpoint
