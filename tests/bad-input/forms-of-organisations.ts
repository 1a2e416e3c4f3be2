import { syntheticPerson } from '@lingjiang/codes/synthetic'
import {
  AddSite,
  AddStaff,
  GetFiling,
  OpenFiling,
  SaveFilingItems,
  SaveFilingStatement,
  SaveOrganisation,
  SubmitFiling,
} from '@lingjiang/registry/contract'
import { form, MALFORMED } from './row.ts'
import { aRoom, aSite } from './scene.ts'

const NOBODY = '00000000-0000-4000-8000-000000000000'
const organisation = (input: string, answer: string, change: object) =>
  form(input, answer, 'applicant', SaveOrganisation, (scene) => ({
    body: { ...scene.organisation, expectedVersion: 1, ...change },
  }))

const site = (input: string, answer: string, change: object) =>
  form(input, answer, 'applicant', AddSite, () => ({ body: aSite(change) }))

const staff = (input: string, answer: string, change: object) =>
  form(input, answer, 'applicant', AddStaff, () => {
    const { name, documentType, documentNumber } = syntheticPerson('bad input', 1)
    return {
      body: { kind: 'manager', name, documentType, documentNumber, fullTime: true, occupationCodes: [], ...change },
    }
  })

const statement = (input: string, answer: string, change: object) =>
  form(input, answer, 'applicant', SaveFilingStatement, async (scene) => {
    const { statement: standing, filing } = await scene.clients.applicant.get(GetFiling, {
      params: { filingId: scene.filingId },
    })
    return {
      params: { filingId: scene.filingId },
      body: { statement: { ...standing, ...change }, expectedVersion: filing.version },
    }
  })

const items = (input: string, answer: string, change: object, more: object = {}) =>
  form(input, answer, 'applicant', SaveFilingItems, (scene) => ({
    params: { filingId: scene.filingId },
    body: {
      items: [
        {
          occupationCode: '6-31-01-03',
          levels: ['4'],
          audience: 'own-staff',
          mainBusiness: true,
          siteIds: [scene.siteId],
          ...change,
        },
      ],
      expectedVersion: 2,
      ...more,
    },
  }))

/** What organisations type about themselves and into their applications. */
export const ORGANISATIONS_ROWS = [
  organisation('credit code with a wrong check character', '422 credit-code-invalid', {
    creditCode: '91440101MA5CXXXX1A',
  }),
  organisation('credit code of twelve characters', '422 credit-code-invalid', { creditCode: '914401010000' }),
  organisation('telephone that is a sentence', '422 contact-phone-invalid', { phone: 'call me maybe' }),
  organisation('county of another province', MALFORMED, { regionCode: '110101' }),
  organisation('county that does not exist', '422 region-unknown', { regionCode: '440199' }),
  organisation('name of 121 characters', MALFORMED, { name: '长'.repeat(121) }),
  organisation('zero character in a text', MALFORMED, { address: '天河区\u0000测试路一号' }),
  organisation('control characters in a text', MALFORMED, { address: '天河区\u0007\u001b[31m测试路' }),
  organisation('direction of writing turned over in a name', MALFORMED, { name: '测试\u202e机构' }),
  organisation('half of a character pair', MALFORMED, { name: '测试\ud800机构' }),
  organisation('number where a text belongs', MALFORMED, { name: 20261123 }),
  organisation('null where a text belongs', MALFORMED, { address: null }),
  organisation('property that does not exist', MALFORMED, { listedAt: '2026-01-01' }),
  organisation('legal form that does not exist', MALFORMED, { legalForm: 'pirate' }),
  organisation('version that is out of date', '409 stale-version', { expectedVersion: 99 }),
  site('site outside the province', '422 site-outside-region', { longitude: 116.4, latitude: 39.9 }),
  site('longitude of 999', MALFORMED, { longitude: 999 }),
  site('lease that ends before it begins', '422 site-lease-undated', {
    tenure: 'leased',
    leaseFrom: '2027-01-01',
    leaseTo: '2026-01-01',
  }),
  site('lease from 30 February', MALFORMED, { tenure: 'leased', leaseFrom: '2026-02-30', leaseTo: '2027-01-01' }),
  site('room for a thousand million people', MALFORMED, { rooms: [aRoom({ capacity: 1_000_000_000 })] }),
  site('room for minus five people', MALFORMED, { rooms: [aRoom({ capacity: -5 })] }),
  site('room for one and a half people', MALFORMED, { rooms: [aRoom({ capacity: 1.5 })] }),
  site('capacity given as a text', MALFORMED, { rooms: [aRoom({ capacity: '40' })] }),
  site('room with a property that does not exist', MALFORMED, { rooms: [aRoom({ owner: 'me' })] }),
  site('two rooms of one name', '422 room-name-taken', { rooms: [aRoom(), aRoom()] }),
  site('name that another site of the organisation has', '409 site-name-taken', { name: '本部考点' }),
  staff('passport number that is none', '422 identity-document-invalid', {
    documentType: 'passport',
    documentNumber: '!!',
  }),
  staff('kind of document that does not exist', MALFORMED, { documentType: 'library-card' }),
  staff('examiner without a card', '422 examiner-card-missing', { kind: 'examiner' }),
  staff('card valid until 31 November', MALFORMED, {
    kind: 'examiner',
    grade: 'examiner',
    cardNumber: 'K1234',
    cardValidTo: '2027-11-31',
  }),
  staff('code of an occupation that is none', MALFORMED, { occupationCodes: ["1' or '1'='1"] }),
  form('second application while one is open', '409 filing-open-already', 'applicant', OpenFiling, () => ({
    body: { kind: 'employer' },
  })),
  form(
    'handing in an application whose conditions are not met',
    '422 filing-conditions-unmet',
    'applicant',
    SubmitFiling,
    async (scene) => ({
      params: { filingId: scene.filingId },
      body: {
        expectedVersion: (await scene.clients.applicant.get(GetFiling, { params: { filingId: scene.filingId } })).filing
          .version,
      },
    }),
  ),
  form('application of another organisation', '404 not-found', 'applicant', SubmitFiling, (scene) => ({
    params: { filingId: scene.strangersFilingId },
    body: { expectedVersion: 1 },
  })),
  statement('minus one insured employee', MALFORMED, { insuredStaff: -1 }),
  statement('ten thousand million insured employees', MALFORMED, { insuredStaff: 10_000_000_000 }),
  statement('training since 29 February 2025', MALFORMED, { trainingSince: '2025-02-29' }),
  statement('violations as a text', MALFORMED, { violations: 'none' }),
  items('occupation that is not in the dictionary', '422 filing-occupation-unknown', { occupationCode: '9-99-99-99' }),
  items('site of another organisation', '422 filing-site-unknown', { siteIds: [NOBODY] }),
  items('level that does not exist', MALFORMED, { levels: ['9'] }),
  items('the same level twice', MALFORMED, { levels: ['4', '4'] }),
  items(
    '201 occupations at once',
    MALFORMED,
    {},
    {
      items: Array.from({ length: 201 }, () => ({
        occupationCode: '6-31-01-03',
        levels: ['4'],
        audience: 'public',
        mainBusiness: false,
        siteIds: [],
      })),
    },
  ),
]
