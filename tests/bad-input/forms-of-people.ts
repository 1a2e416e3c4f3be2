import { SubmitRegistration } from '@lingjiang/assessment/contract'
import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { CheckCertificate } from '@lingjiang/credentials/contract'
import { SignIn, SignUp } from '@lingjiang/identity/contract'
import { form, MALFORMED } from './row.ts'

const signUp = (input: string, answer: string, change: object) =>
  form(input, answer, 'anybody', SignUp, () => {
    const { name, documentType, documentNumber, phone } = syntheticPerson('bad input', 2)
    return {
      body: { name, documentType, documentNumber, phone, password: 'gong-jiang-2026', consent: true, ...change },
    }
  })

const registration = (input: string, answer: string, change: object) =>
  form(input, answer, 'candidate', SubmitRegistration, (scene) => ({
    params: { sessionId: scene.openSessionId },
    body: { ...scene.submission, ...change },
  }))

const claim = (change: object) => ({
  claim: { intendsToWork: true, work: [], certificates: [], titles: [], studies: [], ...change },
})

/** What people type about themselves. */
export const PEOPLE_ROWS = [
  signUp('identity number with a wrong check digit', '422 identity-document-invalid', {
    documentNumber: '440106199001010000',
  }),
  signUp('identity number of 17 characters', '422 identity-document-invalid', { documentNumber: '44010619900101001' }),
  signUp('identity number with a birthday that does not exist', '422 identity-document-invalid', {
    documentNumber: '440106199002300012',
  }),
  signUp('identity number with letters of full width and a script', '422 identity-document-invalid', {
    documentNumber: '<script>alert(1)</script>',
  }),
  signUp('phone number of ten digits', '422 phone-invalid', { phone: '1380013800' }),
  signUp('phone number with letters', '422 phone-invalid', { phone: '138OO138OOO' }),
  signUp('name of digits only', '422 person-name-invalid', { name: '12345' }),
  signUp('name that looks like markup', '422 person-name-invalid', { name: '<b>陈</b>' }),
  signUp('password of eight equal letters', '422 password-too-weak', { password: 'aaaaaaaa' }),
  signUp('agreement withheld', MALFORMED, { consent: false }),
  signUp('no name at all', MALFORMED, { name: '' }),
  form('sign-in with a password that is not the account’s', '401 sign-in-failed', 'anybody', SignIn, () => ({
    body: { account: 'nobody.here', password: 'wrong-password' },
  })),
  registration('alternative that does not exist', '422 alternative-unknown', { alternative: '99z' }),
  registration('alternative that the claim does not meet', '422 not-eligible', claim({ work: [] })),
  registration('work that begins on 31 April', MALFORMED, claim({ work: [{ relation: 'same', from: '2020-04-31' }] })),
  registration(
    'work that ends before it begins',
    '422 not-eligible',
    claim({ work: [{ relation: 'same', from: '2025-01-01', to: '2015-01-01' }] }),
  ),
  registration(
    'work that begins in the future',
    '422 not-eligible',
    claim({ work: [{ relation: 'same', from: '2030-01-01' }] }),
  ),
  registration('evidence that was never uploaded', '422 file-not-uploaded', {
    documents: [{ kind: 'work-proof', sha256: 'a'.repeat(64) }],
  }),
  registration('no evidence', '422 evidence-missing', { documents: [] }),
  registration('commitment withheld', MALFORMED, { commitment: false }),
  registration(
    'twenty-one pieces of work',
    MALFORMED,
    claim({ work: Array.from({ length: 21 }, () => ({ relation: 'same', from: '2020-01-01' })) }),
  ),
  form(
    'check of a certificate without number or document',
    '422 check-keys-missing',
    'anybody',
    CheckCertificate,
    () => ({
      body: { name: '陈伟' },
    }),
  ),
]
