import { EMPTY_STATEMENT } from '@lingjiang/registry/contract'
import { type BadInput, MALFORMED, raw } from './row.ts'
import { USED_KEY } from './scene.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const NOBODY = '00000000-0000-4000-8000-000000000000'

/** What programs send past the forms. */
export const TRANSPORT_ROWS: readonly BadInput[] = [
  raw('address that does not exist', '404 no-such-address', () => ({ url: '/api/treasure' })),
  raw('method that the address does not have', '404 no-such-address', () => ({
    method: 'PATCH',
    url: '/api/registry/organisation',
  })),
  raw('address with a broken percent escape', '400 address-unreadable', () => ({
    url: '/api/registry/filings/%E0%A4%A',
  })),
  raw('identifier that is no UUID', MALFORMED, (scene) => ({
    url: '/api/registry/filings/42',
    as: scene.clients.applicant,
  })),
  raw('identifier of 300 characters', '400 address-unreadable', (scene) => ({
    url: `/api/registry/filings/${'a'.repeat(300)}`,
    as: scene.clients.applicant,
  })),
  raw('identifier of another organisation', '404 not-found', (scene) => ({
    url: `/api/registry/filings/${scene.strangersFilingId}`,
    as: scene.clients.applicant,
  })),
  raw('identifier of nobody', '404 not-found', (scene) => ({
    url: `/api/registry/filings/${NOBODY}`,
    as: scene.clients.applicant,
  })),
  raw('zero character in an address', MALFORMED, (scene) => ({
    url: '/api/registry/credit-codes/a%00b',
    as: scene.clients.applicant,
  })),
  raw('the same query key twice', MALFORMED, (scene) => ({
    url: '/api/assessment/sessions?limit=10&limit=20',
    as: scene.clients.planner,
  })),
  raw('query key that does not exist', MALFORMED, (scene) => ({
    url: '/api/assessment/sessions?order=random',
    as: scene.clients.planner,
  })),
  raw('limit that is no number', MALFORMED, (scene) => ({
    url: '/api/assessment/sessions?limit=many',
    as: scene.clients.planner,
  })),
  raw('limit of minus one', MALFORMED, (scene) => ({
    url: '/api/assessment/sessions?limit=-1',
    as: scene.clients.planner,
  })),
  raw('day in the query that does not exist', MALFORMED, (scene) => ({
    url: '/api/assessment/sessions?from=2026-02-30',
    as: scene.clients.planner,
  })),
  raw('JSON that breaks off', '400 body-unreadable', (scene) => ({
    method: 'POST',
    url: '/api/registry/filings',
    headers: JSON_TYPE,
    payload: '{"kind":',
    as: scene.clients.applicant,
  })),
  raw('no content where JSON belongs', '400 body-unreadable', (scene) => ({
    method: 'POST',
    url: '/api/registry/filings',
    headers: JSON_TYPE,
    payload: '',
    as: scene.clients.applicant,
  })),
  raw('JSON that is a list', MALFORMED, (scene) => ({
    method: 'POST',
    url: '/api/registry/filings',
    headers: JSON_TYPE,
    payload: '[]',
    as: scene.clients.applicant,
  })),
  raw('JSON of 200,000 open brackets', MALFORMED, (scene) => ({
    method: 'POST',
    url: '/api/registry/filings',
    headers: JSON_TYPE,
    payload: `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
    as: scene.clients.applicant,
  })),
  raw('JSON that reaches for a prototype', '400 body-unreadable', (scene) => ({
    method: 'POST',
    url: '/api/registry/filings',
    headers: JSON_TYPE,
    payload: '{"kind":"employer","__proto__":{"admin":true}}',
    as: scene.clients.applicant,
  })),
  raw('JSON of two megabytes', '413 body-too-large', (scene) => ({
    method: 'POST',
    url: '/api/registry/filings',
    headers: JSON_TYPE,
    payload: JSON.stringify({ kind: 'x'.repeat(2_000_000) }),
    as: scene.clients.applicant,
  })),
  raw('form content instead of JSON', '415 body-type-not-accepted', (scene) => ({
    method: 'POST',
    url: '/api/registry/filings',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'kind=employer',
    as: scene.clients.applicant,
  })),
  raw('plain text instead of JSON', '415 body-type-not-accepted', (scene) => ({
    method: 'POST',
    url: '/api/registry/filings',
    headers: { 'content-type': 'text/csv' },
    payload: 'employer',
    as: scene.clients.applicant,
  })),
  raw('key of a request of 200 characters', MALFORMED, (scene) => ({
    method: 'POST',
    url: '/api/registry/filings',
    headers: { ...JSON_TYPE, 'idempotency-key': 'k'.repeat(200) },
    payload: { kind: 'employer' },
    as: scene.clients.applicant,
  })),
  raw('key of a request used again for other content', '409 idempotency-key-reused', (scene) => ({
    method: 'PUT',
    url: `/api/registry/filings/${scene.filingId}/statement`,
    headers: { ...JSON_TYPE, 'idempotency-key': USED_KEY },
    payload: { statement: { ...EMPTY_STATEMENT, goodCredit: true }, expectedVersion: 2 },
    as: scene.clients.applicant,
  })),
  raw('no token of the page', '403 csrf-token-wrong', (scene) => ({
    method: 'POST',
    url: '/api/registry/filings',
    headers: { ...JSON_TYPE, 'x-csrf-token': '' },
    payload: { kind: 'employer' },
    as: scene.clients.applicant,
  })),
  raw('token of another page', '403 csrf-token-wrong', (scene) => ({
    method: 'POST',
    url: '/api/registry/filings',
    headers: { ...JSON_TYPE, 'x-csrf-token': scene.clients.stranger.session?.csrfToken ?? '' },
    payload: { kind: 'employer' },
    as: scene.clients.applicant,
  })),
  raw('request from another site', '403 csrf-token-wrong', (scene) => ({
    method: 'POST',
    url: '/api/registry/filings',
    headers: { ...JSON_TYPE, origin: 'https://evil.example' },
    payload: { kind: 'employer' },
    as: scene.clients.applicant,
  })),
  raw('request whose origin is no address', '403 csrf-token-wrong', (scene) => ({
    method: 'POST',
    url: '/api/registry/filings',
    headers: { ...JSON_TYPE, origin: 'not an origin' },
    payload: { kind: 'employer' },
    as: scene.clients.applicant,
  })),
  raw('request that the browser calls cross-site', '403 csrf-token-wrong', (scene) => ({
    method: 'POST',
    url: '/api/registry/filings',
    headers: { ...JSON_TYPE, 'sec-fetch-site': 'cross-site' },
    payload: { kind: 'employer' },
    as: scene.clients.applicant,
  })),
  raw('session that is made up', '401 not-signed-in', () => ({
    method: 'POST',
    url: '/api/registry/filings',
    headers: { ...JSON_TYPE, cookie: 'lj_session=made-up' },
    payload: { kind: 'employer' },
  })),
  raw('session that has expired', '401 not-signed-in', (scene) => ({
    method: 'POST',
    url: '/api/registry/filings',
    headers: JSON_TYPE,
    payload: { kind: 'employer' },
    as: scene.expired,
  })),
  raw('nobody signed in', '401 not-signed-in', () => ({
    method: 'POST',
    url: '/api/registry/filings',
    headers: JSON_TYPE,
    payload: { kind: 'employer' },
  })),
  raw('role that may not', '403 not-permitted', (scene) => ({
    method: 'POST',
    url: '/api/registry/filings',
    headers: JSON_TYPE,
    payload: { kind: 'employer' },
    as: scene.clients.candidate,
  })),
  raw('token of an exam that is made up', '401 exam-token-wrong', () => ({
    method: 'POST',
    url: '/api/exam/answers',
    headers: { ...JSON_TYPE, authorization: 'Bearer made.up' },
    payload: { epoch: 1, answers: [{ counter: 1, number: 1, choices: ['A'] }] },
  })),
]
