import { ChangeSession, PlanSession } from '@lingjiang/assessment/contract'
import { GrantMandate, OpenAccount, ProposeParameter } from '@lingjiang/identity/contract'
import { CreateBank } from '@lingjiang/item-bank/contract'
import { TakeCaseAction } from '@lingjiang/platform'
import { form, MALFORMED } from './row.ts'

const NOBODY = '00000000-0000-4000-8000-000000000000'
const plan = (input: string, answer: string, change: object) =>
  form(input, answer, 'planner', PlanSession, (scene) => ({ body: { ...scene.plan, ...change } }))

const parameter = (input: string, answer: string, change: object) =>
  form(input, answer, 'province', ProposeParameter, () => ({
    params: { key: 'registry.filing.training-years' },
    body: {
      scope: '440000',
      value: 4,
      effectiveFrom: '2027-01-01',
      authority: '省厅',
      document: '粤人社〔2026〕1 号',
      reason: '调整',
      ...change,
    },
  }))

const mandate = (input: string, answer: string, change: object) =>
  form(input, answer, 'granter', GrantMandate, (scene) => ({
    params: { accountId: scene.clients.planner.session?.accountId ?? '' },
    body: { role: 'county-officer', regions: ['440106'], validFrom: '2026-12-01', reason: '任命', ...change },
  }))

/** What organisations plan, and what officers and administrators type. */
export const OFFICES_ROWS = [
  plan('fee of minus one fen', MALFORMED, { feeFen: -1 }),
  plan('fee of a thousand million yuan', MALFORMED, { feeFen: 100_000_000_000 }),
  plan('capacity of a thousand million', MALFORMED, { capacity: 1_000_000_000 }),
  plan('registration that closes before it opens', '422 days-not-in-order', {
    registrationOpensOn: '2026-12-10',
    registrationClosesOn: '2026-11-25',
  }),
  plan('first day on 32 December', MALFORMED, { firstDay: '2026-12-32' }),
  plan('site of another organisation', '422 site-not-yours', { siteId: NOBODY }),
  plan('occupation that is not in the dictionary', '422 occupation-unknown', { occupationCode: '8-99-99-99' }),
  plan('method that does not exist', MALFORMED, { methods: ['guessing'] }),
  plan('notice of 2,001 characters', MALFORMED, { notice: '长'.repeat(2001) }),
  plan('slot that ends before it begins', '422 room-not-at-site', {
    slots: [
      {
        subject: 'theory',
        roomId: NOBODY,
        startsAt: '2026-12-28T03:00:00Z',
        endsAt: '2026-12-28T01:00:00Z',
        seats: 10,
        duties: [],
      },
    ],
  }),
  form('plan with a version that is out of date', '409 stale-version', 'planner', ChangeSession, (scene) => ({
    params: { sessionId: scene.plannedSessionId },
    body: { draft: { ...scene.plan, level: '3' }, expectedVersion: 99 },
  })),
  form('plan of another organisation', '404 not-found', 'importer', ChangeSession, (scene) => ({
    params: { sessionId: scene.plannedSessionId },
    body: { draft: scene.plan, expectedVersion: 1 },
  })),
  form(
    'filing a plan at a level outside the filed scope',
    '422 plan-not-sound',
    'planner',
    TakeCaseAction,
    (scene) => ({
      params: { caseId: scene.plannedCaseId, action: 'file' },
      body: { expectedVersion: 1 },
    }),
  ),
  form('action that the procedure does not know', '409 action-not-available', 'planner', TakeCaseAction, (scene) => ({
    params: { caseId: scene.plannedCaseId, action: 'explode' },
    body: { expectedVersion: 1 },
  })),
  form('bank whose form is not a hundred marks', '422 form-not-whole', 'planner', CreateBank, () => ({
    body: {
      occupationCode: '6-31-01-03',
      level: '3',
      title: '题库',
      form: [{ kind: 'single', count: 20, markTenths: 10 }],
    },
  })),
  form('second bank for an occupation and level', '409 bank-exists', 'planner', CreateBank, () => ({
    body: {
      occupationCode: '6-31-01-03',
      level: '4',
      title: '题库',
      form: [{ kind: 'single', count: 20, markTenths: 50 }],
    },
  })),
  form('login with spaces and capitals', MALFORMED, 'administrator', OpenAccount, () => ({
    body: { login: 'Bad Login', name: '某人' },
  })),
  parameter('value that is not of the parameter’s kind', '422 parameter-shape-differs', { value: { a: 1 } }),
  parameter('value nested forty levels deep', MALFORMED, { value: JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`) }),
  parameter('effective on a day that is past', '422 parameter-date-past', { effectiveFrom: '2020-01-01' }),
  parameter('effective on 31 June', MALFORMED, { effectiveFrom: '2027-06-31' }),
  parameter('reason of spaces only', MALFORMED, { reason: '   ' }),
  mandate('mandate that ends before it begins', '422 mandate-days-invalid', { validTo: '2026-01-01' }),
  mandate('mandate from 31 February', MALFORMED, { validFrom: '2026-02-31' }),
  mandate('mandate for a region that does not exist', '422 mandate-regions-invalid', { regions: ['440199'] }),
]
