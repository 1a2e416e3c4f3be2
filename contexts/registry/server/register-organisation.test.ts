import { syntheticCreditCode, syntheticPerson } from '@lingjiang/codes/synthetic'
import { ChooseMandate, GetMe, SignIn, SignUp } from '@lingjiang/identity/contract'
import { newBrowser, testApp } from '@lingjiang/testkit'
import { beforeEach, describe, expect, test } from 'vitest'
import { GetOrganisation, OpenFiling, RegisterOrganisation } from '../contract/index.ts'

const system = testApp()
const PASSWORD = 'a quiet river at night'
let newcomers = 10

/** Somebody who has opened an account with a real name, in a browser of their own. */
async function newcomer(index: number) {
  const { name, documentType, documentNumber, phone } = syntheticPerson('register-organisation', index)
  const go = newBrowser(system)
  const body = { name, documentType, documentNumber, phone, password: PASSWORD, consent: true as const }
  expect((await go(SignUp, { body })).status).toBe(200)
  return { go, phone }
}
const stated = (index: number, change: object = {}) => ({
  body: {
    creditCode: syntheticCreditCode(700_000 + index),
    name: `示例制造(广州)有限公司${index}`,
    legalForm: 'company' as const,
    representative: '林示例',
    regionCode: '440106',
    address: '示例路1号',
    mainBusiness: '机械制造',
    contactName: '陈示例',
    phone: '020-12345678',
    ...change,
  },
})
const counts = async () =>
  (
    await system.owner`select (select count(*) from registry.organisation) as organisations, (select count(*) from identity.mandate) as mandates`
  )[0]

beforeEach(() => system.app.services.limits.forget())

describe('an organisation comes in by itself', () => {
  test('a person with a real name registers it, manages it and begins an application, with nobody granting anything', async () => {
    const { go, phone } = await newcomer(1)
    const { organisationId, mandateId } = (await go(RegisterOrganisation, stated(1))).body
    expect((await go(ChooseMandate, { body: { mandateId } })).body.state).toBe('signed-in')
    expect((await go(GetMe)).body.mandate).toMatchObject({
      role: 'organisation-manager',
      organisation: { id: organisationId, name: '示例制造（广州）有限公司1' },
    })
    expect((await go(GetOrganisation)).body.organisation).toMatchObject({
      id: organisationId,
      creditCode: syntheticCreditCode(700_001),
      listedAt: null,
    })
    const filing = await go(OpenFiling, { body: { kind: 'employer' } } as never)
    expect(filing.status).toBe(200)
    // The person stays a candidate too, as a role to choose.
    const again = newBrowser(system)
    const { body } = await again(SignIn, { body: { account: phone, password: PASSWORD } })
    expect(body.state).toBe('choose-mandate')
    expect(body.mandates.map((mandate) => mandate.role).sort()).toEqual(['candidate', 'organisation-manager'])
    expect(await system.owner`select type from platform.outbox where type = 'organisation-registered'`).toHaveLength(1)
    const dump = JSON.stringify(await system.owner`select * from registry.organisation`)
    expect(dump).not.toContain('020-12345678')
  })

  test('a second organisation of the same person is a second role; one credit code is registered once, also when two try at once', async () => {
    const [{ go }, other] = [await newcomer(2), await newcomer(3)]
    await go(RegisterOrganisation, stated(2))
    const both = await Promise.all([go(RegisterOrganisation, stated(3)), other.go(RegisterOrganisation, stated(3))])
    expect(both.map((result) => result.problem?.code ?? 'registered').sort()).toEqual([
      'credit-code-taken',
      'registered',
    ])
    const [row] =
      await system.owner`select count(*) from registry.organisation where credit_code = ${syntheticCreditCode(700_003)}`
    expect(row?.count).toBe(1)
  })

  test.each([
    ['a wrong check digit', { creditCode: '91440101MA59KTKN7A' }, 'credit-code-invalid'],
    ['a city instead of a county', { regionCode: '440100' }, 'region-unknown'],
    ['a place that does not exist', { regionCode: '449999' }, 'region-unknown'],
    ['a phone that is none', { phone: 'call me' }, 'contact-phone-invalid'],
  ])('%s is refused and leaves nothing behind', async (_what, change, code) => {
    newcomers += 1
    const { go } = await newcomer(newcomers)
    const before = await counts()
    expect((await go(RegisterOrganisation, stated(9, change))).problem?.code).toBe(code)
    expect(await counts()).toEqual(before)
  })

  test('who has no real name, or is nobody, registers none', async () => {
    const officer = await system.signIn({ role: 'city-officer', regions: ['440100'] })
    expect((await officer.call(RegisterOrganisation, stated(20))).problem?.code).toBe('real-name-needed')
    expect((await system.anybody.call(RegisterOrganisation, stated(20))).status).toBe(401)
  })
})
