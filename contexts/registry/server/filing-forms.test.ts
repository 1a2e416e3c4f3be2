import { syntheticCreditCode } from '@lingjiang/codes/synthetic'
import { newId, type TestClient, testApp } from '@lingjiang/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  AddSite,
  AddStaff,
  ChangeSite,
  CheckCreditCode,
  GetFiling,
  GetOrganisation,
  ListSites,
  ListStaff,
  OpenFiling,
  ReadFilingDocument,
  RemoveFilingDocument,
  RemoveStaff,
  SaveFilingItems,
  SaveFilingStatement,
  SaveOrganisation,
  SubmitFiling,
  UploadFilingDocument,
  WithdrawSite,
} from '../contract/index.ts'
import {
  type Applicant,
  aCompleteFiling,
  aDocument,
  anApplicant,
  anExaminer,
  anOrganisation,
  aSite,
  aStatement,
  ELECTRICIAN,
  handIn,
  PDF,
  somebody,
} from '../test/an-application.ts'

const system = testApp()
let applicant: Applicant
let client: TestClient
beforeAll(async () => {
  applicant = await anApplicant(system)
  client = applicant.client
})

describe('the data of an organisation', () => {
  test.each([
    ['a mistyped credit code', { creditCode: '91440000XX00001234' }, 422, 'credit-code-invalid'],
    ['a city instead of a county', { regionCode: '440100' }, 422, 'region-unknown'],
    ['a county that does not exist', { regionCode: '440199' }, 422, 'region-unknown'],
    ['a phone that is none', { phone: 'call me' }, 422, 'contact-phone-invalid'],
    ['a region of another province', { regionCode: '110101' }, 400, 'malformed-request'],
  ])('%s is refused and nothing is written', async (_what, change, status, code) => {
    const organisationId = newId()
    const fresh = await system.signIn({ role: 'organisation-manager', organisationId })
    const result = await fresh.call(SaveOrganisation, { body: { ...anOrganisation('试填机构'), ...change } })
    expect([result.status, result.problem?.code]).toEqual([status, code])
    expect((await fresh.get(GetOrganisation)).organisation).toBeNull()
  })

  test('a credit code belongs to one account; the form says so while it is typed', async () => {
    const { organisation } = await client.get(GetOrganisation)
    const fresh = await system.signIn({ role: 'organisation-manager', organisationId: newId() })
    const code = organisation?.creditCode ?? ''
    expect(await fresh.get(CheckCreditCode, { params: { code } })).toEqual({ valid: true, taken: true, faults: [] })
    expect(await client.get(CheckCreditCode, { params: { code } })).toMatchObject({ taken: false })
    const taken = await fresh.call(SaveOrganisation, { body: { ...anOrganisation('冒名机构'), creditCode: code } })
    expect(taken.problem?.code).toBe('credit-code-taken')
  })

  test('the phone is sealed in the database and shown masked; a change needs the version seen', async () => {
    const { organisation } = await client.get(GetOrganisation)
    expect(organisation?.phoneMasked).not.toContain('12345678')
    const [row] = await system.owner<{ phoneSealed: Buffer }[]>`
      select phone_sealed from registry.organisation where id = ${applicant.organisationId}`
    expect(row?.phoneSealed.toString('latin1')).not.toContain('12345678')
    const { phone: _phone, ...body } = anOrganisation(applicant.name)
    const stale = { ...body, creditCode: organisation?.creditCode ?? '', expectedVersion: 99 }
    expect((await client.call(SaveOrganisation, { body: stale })).problem?.code).toBe('stale-version')
    const saved = await client.get(SaveOrganisation, {
      body: { ...stale, expectedVersion: organisation?.version ?? 0, address: '新地址一百号' },
    })
    expect(saved.organisation).toMatchObject({ address: '新地址一百号', phoneMasked: organisation?.phoneMasked })
  })
})

describe('sites and staff', () => {
  test.each([
    ['outside the province', { longitude: 116.4, latitude: 39.9 }, 'site-outside-region'],
    ['leased without days', { tenure: 'leased' as const }, 'site-lease-undated'],
    [
      'leased backwards',
      { tenure: 'leased' as const, leaseFrom: '2027-01-01', leaseTo: '2026-01-01' },
      'site-lease-undated',
    ],
    ['with two rooms of one name', { rooms: [...aSite().rooms, ...aSite().rooms] }, 'room-name-taken'],
  ])('a site %s is refused', async (_what, change, code) => {
    expect((await client.call(AddSite, { body: { ...aSite('错误考点'), ...change } })).problem?.code).toBe(code)
    expect((await client.get(ListSites)).sites.map((site) => site.name)).not.toContain('错误考点')
  })

  test('a site can be changed and taken away until an application names it', async () => {
    const own = await anApplicant(system)
    const { id } = await own.client.get(AddSite, { body: aSite('甲考点') })
    expect((await own.client.call(AddSite, { body: aSite('甲考点') })).problem?.code).toBe('site-name-taken')
    const change = { ...aSite('乙考点'), expectedVersion: 1 }
    await own.client.get(ChangeSite, { params: { siteId: id }, body: change })
    expect((await own.client.call(ChangeSite, { params: { siteId: id }, body: change })).problem?.code).toBe(
      'stale-version',
    )
    expect(
      (await client.call(ChangeSite, { params: { siteId: id }, body: { ...change, expectedVersion: 2 } })).status,
    ).toBe(404)
    expect((await own.client.get(ListSites)).sites).toMatchObject([{ name: '乙考点', version: 2, rooms: [{}, {}] }])
    await aCompleteFiling(own, 'employer')
    const named = (await own.client.get(ListSites)).sites.find((site) => site.name === '本部考点')
    expect((await own.client.call(WithdrawSite, { params: { siteId: named?.id ?? '' } })).problem?.code).toBe(
      'site-in-use',
    )
    await own.client.get(WithdrawSite, { params: { siteId: id } })
    expect((await own.client.get(ListSites)).sites.map((site) => site.name)).toEqual(['本部考点'])
  })

  test('an examiner needs a card; the same person cannot stand on one list twice; who leaves is gone from today', async () => {
    const examiner = anExaminer()
    const { cardNumber: _card, ...cardless } = examiner
    expect((await client.call(AddStaff, { body: cardless })).problem?.code).toBe('examiner-card-missing')
    const { id } = await client.get(AddStaff, { body: examiner })
    expect((await client.call(AddStaff, { body: examiner })).problem?.code).toBe('staff-on-list')
    const wrong = { ...examiner, name: '另一个名' }
    expect((await client.call(AddStaff, { body: wrong })).problem?.code).toBe('person-name-differs')
    const badNumber = { ...examiner, documentNumber: '440106199001010000' }
    expect((await client.call(AddStaff, { body: badNumber })).problem?.code).toBe('identity-document-invalid')
    const { staff } = await client.get(ListStaff)
    expect(staff.find((member) => member.id === id)?.documentMasked).not.toBe(examiner.documentNumber)
    const stranger = await anApplicant(system)
    expect((await stranger.client.call(RemoveStaff, { params: { staffId: id } })).status).toBe(404)
    await client.get(RemoveStaff, { params: { staffId: id } })
    expect((await client.get(ListStaff)).staff.map((member) => member.id)).not.toContain(id)
  })
})

describe('an application', () => {
  test('answers every condition with its reason while it is filled in, and cannot be handed in before all are met', async () => {
    const own = await anApplicant(system)
    const { id: filingId } = await own.client.get(OpenFiling, { body: { kind: 'employer' } })
    const { conditions } = await own.client.get(GetFiling, { params: { filingId } })
    expect(conditions.find((condition) => condition.rule === 'F-01')).toMatchObject({
      met: false,
      asks: { zh: expect.stringContaining('300') },
    })
    const early = await own.client.call(SubmitFiling, { params: { filingId }, body: { expectedVersion: 1 } })
    expect(early.problem).toMatchObject({
      code: 'filing-conditions-unmet',
      facts: { count: conditions.filter((c) => !c.met).length },
    })
    const statement = { ...aStatement('employer'), insuredStaff: 299 }
    await own.client.get(SaveFilingStatement, { params: { filingId }, body: { statement, expectedVersion: 1 } })
    const later = await own.client.get(GetFiling, { params: { filingId } })
    expect(later.conditions.find((condition) => condition.rule === 'F-01')).toMatchObject({
      met: false,
      found: { zh: '现有 299' },
    })
    expect((await system.owner`select 1 from process.case_file where subject_id = ${filingId}`).length).toBe(0)
  })

  test('of one kind only one is open at a time', async () => {
    const own = await anApplicant(system)
    await own.client.get(OpenFiling, { body: { kind: 'employer' } })
    expect((await own.client.call(OpenFiling, { body: { kind: 'employer' } })).problem?.code).toBe(
      'filing-open-already',
    )
    expect((await own.client.call(OpenFiling, { body: { kind: 'training-and-assessment-org' } })).status).toBe(200)
  })

  test.each([
    ['an occupation that is not in the dictionary', [{ occupationCode: '6-99-99-99' }], 'filing-occupation-unknown'],
    ['an occupation twice', [{}, {}], 'filing-item-doubled'],
    ['a site of somebody else', [{ siteIds: [crypto.randomUUID()] }], 'filing-site-unknown'],
  ])('%s is refused', async (_what, changes, code) => {
    const own = await anApplicant(system)
    const { id: filingId } = await own.client.get(OpenFiling, { body: { kind: 'employer' } })
    const item = {
      occupationCode: ELECTRICIAN,
      levels: ['4' as const],
      audience: 'own-staff' as const,
      mainBusiness: true,
      siteIds: [],
    }
    const body = { items: changes.map((change) => ({ ...item, ...change })), expectedVersion: 1 }
    expect((await own.client.call(SaveFilingItems, { params: { filingId }, body })).problem?.code).toBe(code)
    expect((await own.client.get(GetFiling, { params: { filingId } })).items).toEqual([])
  })

  test('papers are what they say, of the kind, not too large; they can be read by those who handle it and by nobody else', async () => {
    const own = await anApplicant(system)
    const { id: filingId } = await own.client.get(OpenFiling, { body: { kind: 'employer' } })
    const upload = async (kind: string, content: Buffer, mediaType: string) =>
      own.client.call(UploadFilingDocument, {
        params: { filingId, kind: kind as 'application' },
        file: { content, name: '申请表.pdf', mediaType },
      })
    expect((await upload('application', Buffer.from('MZ not a paper'), 'application/pdf')).problem?.code).toBe(
      'file-content-differs',
    )
    expect((await upload('application', PDF, 'application/zip')).problem?.code).toBe('file-type-not-accepted')
    expect((await upload('training-record', PDF, 'application/pdf')).problem?.code).toBe('document-kind-unknown')
    expect((await upload('no-such-kind', PDF, 'application/pdf')).status).toBe(400)
    expect((await upload('application', Buffer.alloc(20_000_001, 'x'), 'application/pdf')).problem?.code).toBe(
      'file-too-large',
    )
    const { id: documentId } = await aDocument(own.client, filingId, 'application')
    const read = await own.client.call(ReadFilingDocument, { params: { filingId, documentId } })
    expect([read.status, read.headers['content-type'], read.raw.equals(PDF)]).toEqual([200, 'application/pdf', true])
    expect((await client.call(ReadFilingDocument, { params: { filingId, documentId } })).status).toBe(404)
    await own.client.get(RemoveFilingDocument, { params: { filingId, documentId } })
    expect((await own.client.get(GetFiling, { params: { filingId } })).documents).toEqual([])
  })

  test('cannot be changed once it is handed in', async () => {
    const own = await anApplicant(system)
    const { filingId, version } = await aCompleteFiling(own, 'employer')
    await handIn(own, filingId)
    const body = { statement: aStatement('employer'), expectedVersion: version }
    expect((await own.client.call(SaveFilingStatement, { params: { filingId }, body })).problem?.code).toBe(
      'filing-not-editable',
    )
    expect(
      (await own.client.call(SubmitFiling, { params: { filingId }, body: { expectedVersion: version } })).problem?.code,
    ).toBe('filing-not-editable')
  })
})

test('made-up credit codes are recognised, so that no made-up organisation can pass for a real one', async () => {
  const own = await anApplicant(system, { creditCode: syntheticCreditCode(77_777) })
  expect((await own.client.get(GetOrganisation)).organisation?.synthetic).toBe(true)
  expect(somebody().documentNumber).toMatch(/^4499/)
})
