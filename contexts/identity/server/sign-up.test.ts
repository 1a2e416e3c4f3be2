import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { testApp } from '@lingjiang/testkit'
import { describe, expect, test } from 'vitest'
import { SignIn, SignUp } from '../contract/index.ts'

const system = testApp()
const PASSWORD = 'a quiet river at night'
const body = (index: number, change: object = {}) => {
  const person = syntheticPerson('sign-up', index)
  return {
    name: person.name,
    documentType: 'resident-id' as const,
    documentNumber: person.documentNumber,
    phone: person.phone,
    password: PASSWORD,
    consent: true as const,
    ...change,
  }
}
const counts = async () =>
  (
    await system.owner`select (select count(*) from identity.person) as persons, (select count(*) from identity.account) as accounts`
  )[0]

describe('signing up', () => {
  test('a person with a real name is signed in as candidate and can sign in again by phone', async () => {
    const given = body(1)
    expect((await system.anybody.call(SignUp, { body: given })).body).toEqual({ state: 'signed-in', mandates: [] })
    const again = await system.anybody.call(SignIn, { body: { account: given.phone, password: PASSWORD } })
    expect(again.body).toMatchObject({ state: 'signed-in' })
    const [person] =
      await system.owner`select name, sex, born_on, assurance from identity.person where name = ${given.name}`
    expect(person).toMatchObject({
      bornOn: `${given.documentNumber.slice(6, 10)}-${given.documentNumber.slice(10, 12)}-${given.documentNumber.slice(12, 14)}`,
      assurance: 'stated',
    })
    const dump = JSON.stringify(await system.owner`select * from identity.person, identity.account, identity.consent`)
    expect(dump).not.toContain(given.documentNumber)
    expect(dump).not.toContain(given.phone)
    expect(await system.owner`select document from identity.consent`).toEqual([
      { document: 'candidate-privacy-2026-11' },
    ])
  })

  test('every document of the registration rule opens an account', async () => {
    const documents = [
      ['hmt-residence-permit', '810000199001010019'],
      ['foreign-permanent-resident-id', '932682198501010017'],
      ['hk-macao-pass', 'H12345678'],
      ['taiwan-pass', '12345678'],
      ['passport', 'E12345678'],
    ] as const
    for (const [index, [documentType, documentNumber]] of documents.entries()) {
      const result = await system.anybody.call(SignUp, { body: body(20 + index, { documentType, documentNumber }) })
      expect(result.status, documentType).toBe(200)
    }
  })

  test.each([
    ['a wrong check digit', { documentNumber: '110105194912310021' }, 'identity-document-invalid'],
    ['a number of another document', { documentNumber: '810000199001010019' }, 'identity-document-invalid'],
    ['a phone that is none', { phone: '12345' }, 'phone-invalid'],
    ['a common password', { password: '1234567890' }, 'password-too-weak'],
    ['a name that is none', { name: '123' }, 'person-name-invalid'],
  ])('%s is refused and leaves nothing behind', async (_what, change, code) => {
    const before = await counts()
    expect((await system.anybody.call(SignUp, { body: body(40, change) })).problem?.code).toBe(code)
    expect(await counts()).toEqual(before)
  })

  test('consent and a known type of document are required by the form', async () => {
    const before = await counts()
    for (const change of [{ consent: false }, { documentType: 'library-card' }]) {
      const result = await system.anybody.call(SignUp, { body: body(41, change) as never })
      expect(result.status).toBe(400)
      expect(result.problem?.faults?.length).toBeGreaterThan(0)
    }
    expect(await counts()).toEqual(before)
  })

  test('one person has one account, and a document on record under another name opens none', async () => {
    const given = body(50)
    await system.anybody.get(SignUp, { body: given })
    const before = await counts()
    expect((await system.anybody.call(SignUp, { body: given })).problem?.code).toBe('account-exists')
    expect((await system.anybody.call(SignUp, { body: { ...given, phone: body(51).phone } })).problem?.code).toBe(
      'account-exists',
    )
    expect((await system.anybody.call(SignUp, { body: { ...given, name: '欧阳别人' } })).problem?.code).toBe(
      'person-name-differs',
    )
    expect(await counts()).toEqual(before)
  })

  test('of two sign-ups of one person at the same moment one succeeds', async () => {
    const given = body(60)
    const both = await Promise.all(
      [given, { ...given, phone: body(61).phone }].map((b) => system.anybody.call(SignUp, { body: b })),
    )
    expect(both.map((result) => result.status).sort()).toEqual([200, 409])
  })
})
