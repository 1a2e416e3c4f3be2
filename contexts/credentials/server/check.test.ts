import { randomUUID } from 'node:crypto'
import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { plainDate } from '@lingjiang/kernel'
import { transactAsSystem } from '@lingjiang/platform'
import { testApp } from '@lingjiang/testkit'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CheckByCode, CheckCertificate } from '../contract/index.ts'
import { issueGroup } from './issue-group.ts'

const system = testApp()
const person = syntheticPerson('check', 7)
let number = ''
let token = ''

beforeAll(async () => {
  await transactAsSystem(system.app.services.db, 'test', (tx) =>
    issueGroup(
      tx,
      system.app.services,
      {
        sessionId: randomUUID(),
        organisation: {
          id: randomUUID(),
          code: 'S000044000072',
          name: '示例评价<中心>',
          uscc: '91440300708461136T',
          kind: 'training-and-assessment-org',
        },
        occupation: { code: '6-31-01-03', name: '电工', workType: null },
        level: '3',
        audience: 'public',
        regionCode: '440106',
        issuedOn: plainDate('2026-11-23'),
        authority: { filing: '粤技服备〔2025〕12号', from: plainDate('2025-01-01'), to: null },
      },
      [
        {
          registrationId: randomUUID(),
          personId: randomUUID(),
          holderName: person.name,
          documentType: person.documentType,
          documentNumber: person.documentNumber,
          photoSha256: null,
          scores: { theory: 90 },
        },
      ],
      system.clock.now(),
    ),
  )
  const [row] = await system.owner`select number, check_token from credentials_pub.certificate`
  number = row?.number
  token = row?.checkToken
})
beforeEach(() => system.app.services.limits.forget())
const ask = (body: { name: string; number?: string; documentNumber?: string }) =>
  system.anybody.call(CheckCertificate, { body })

describe('checking a certificate', () => {
  test('by name and number, however it is typed', async () => {
    const spaced = `${number.slice(0, 5)} ${number.slice(5, 13)}-${number.slice(13)}`.toLowerCase()
    const { body } = await ask({ name: ` ${person.name} `, number: spaced })
    expect(body.found).toBe(true)
    expect(body.certificates[0]).toMatchObject({
      number,
      status: 'valid',
      occupationName: '电工',
      maskedName: `${person.name[0]}*`,
    })
    expect(JSON.stringify(body)).not.toContain(person.documentNumber)
    expect(JSON.stringify(body)).not.toContain(person.name)
  })

  test('by name and identity document', async () => {
    expect((await ask({ name: person.name, documentNumber: person.documentNumber.toLowerCase() })).body.found).toBe(
      true,
    )
  })

  test('a wrong name and an unknown number get the same answer, word for word', async () => {
    const wrongName = await ask({ name: '李四', number })
    const unknown = await ask({ name: person.name, number: `${number.slice(0, 16)}999999` })
    expect(wrongName.status).toBe(200)
    expect(wrongName.body).toEqual(unknown.body)
    expect(wrongName.body).toMatchObject({ found: false, certificates: [] })
  })

  test.each([
    [{ name: '张三' }, 422, 'check-keys-missing'],
    [{ name: '张三', number: 'S12' }, 422, 'certificate-number-malformed'],
    [{ name: '', number: 'x' }, 400, 'malformed-request'],
  ])('%j is refused with a reason', async (body, status, code) => {
    const result = await ask(body)
    expect([result.status, result.problem?.code]).toEqual([status, code])
  })

  test('by the printed code, with the answer on a page that needs no script', async () => {
    expect((await system.anybody.get(CheckByCode, { params: { number, token } })).found).toBe(true)
    expect((await system.anybody.get(CheckByCode, { params: { number, token: 'guess' } })).found).toBe(false)
    const page = await system.app.http.inject({ url: `/c/${number}/${token}`, headers: { 'accept-language': 'zh-CN' } })
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('有效')
    expect(page.body).toContain('示例评价&#60;中心&#62;')
    expect(page.body).not.toMatch(/<script/i)
    const wrong = await system.app.http.inject({ url: `/c/${number}/guess`, headers: { 'accept-language': 'en' } })
    expect(wrong.statusCode).toBe(404)
    expect(wrong.body).toContain('not found')
  })

  test.each([
    ['corrected', '姓名用字更正', '有效（已更正）', '以这里显示的为准', 'yes'],
    ['suspended', '正在核查', '暂停使用', '现在不能作为', 'no'],
    ['revoked', '考试中替考，经核实撤销', '已撤销', '不能作为技能等级的证明', 'no'],
  ])(
    'that was %s says so, since when and why, in the check and on the page of the printed code',
    async (status, reason, name, meaning, mark) => {
      await system.owner`update credentials_pub.certificate set status = ${status}, status_reason = ${reason}, status_on = '2026-11-20'`
      const { body } = await ask({ name: person.name, number })
      expect(body.certificates[0]).toMatchObject({ status, statusReason: reason, statusOn: '2026-11-20' })
      const page = await system.app.http.inject({
        url: `/c/${number}/${token}`,
        headers: { 'accept-language': 'zh-CN' },
      })
      for (const words of [name, meaning, reason, '2026-11-20', `<h1 class="${mark}">`])
        expect(page.body).toContain(words)
      await system.owner`update credentials_pub.certificate set status = 'valid', status_reason = null, status_on = null`
    },
  )

  test('who mismatched five times on one certificate may not ask for it for an hour, not even with the right name; others may', async () => {
    for (let i = 0; i < 5; i += 1) expect((await ask({ name: `李${i}`, number })).body.found).toBe(false)
    expect((await ask({ name: person.name, number })).problem?.code).toBe('check-locked')
    const elsewhere = await system.app.http.inject({
      method: 'POST',
      url: '/api/certificates/checks',
      remoteAddress: '10.9.9.9',
      payload: { name: person.name, number },
    })
    expect(elsewhere.json().found).toBe(true)
  })

  test('fifty mismatches on one person from many addresses lock the document for all', async () => {
    const askFrom = (remoteAddress: string, name: string) =>
      system.app.http.inject({
        method: 'POST',
        url: '/api/certificates/checks',
        remoteAddress,
        payload: { name, documentNumber: person.documentNumber },
      })
    for (let i = 0; i < 50; i += 1) expect((await askFrom(`10.1.0.${i % 10}`, `李${i}`)).json().found).toBe(false)
    expect((await askFrom('10.1.1.1', person.name)).json().code).toBe('check-locked')
  })

  test('somebody who is signed in may ask thirty times a minute, whatever others did from the same address', async () => {
    for (let i = 0; i < 10; i += 1) await ask({ name: person.name, number })
    expect((await ask({ name: person.name, number })).status).toBe(429)
    const officer = await system.signIn({ role: 'county-officer', regions: ['440106'] })
    const answers = []
    for (let i = 0; i < 31; i += 1)
      answers.push((await officer.call(CheckCertificate, { body: { name: person.name, number } })).status)
    expect(answers).toEqual([...Array(30).fill(200), 429])
  })

  test('who counts up the numbers of one organisation is stopped over all of them, from whatever address', async () => {
    const askFrom = (remoteAddress: string, payload: object) =>
      system.app.http.inject({ method: 'POST', url: '/api/certificates/checks', remoteAddress, payload })
    for (let i = 0; i < 300; i += 1) {
      const guess = `${number.slice(0, 16)}${800_000 + i}`
      expect((await askFrom(`10.0.0.${Math.floor(i / 10)}`, { name: '张三', number: guess })).statusCode).toBe(200)
    }
    const right = await askFrom('10.0.1.1', { name: person.name, number })
    expect([right.statusCode, right.json().code]).toEqual([429, 'too-many-requests'])
    const byDocument = await askFrom('10.0.1.1', { name: person.name, documentNumber: person.documentNumber })
    expect(byDocument.json().found).toBe(true)
  })

  test('one address may ask ten times a minute', async () => {
    const answers = []
    for (let i = 0; i < 11; i += 1) answers.push((await ask({ name: person.name, number })).status)
    expect(answers).toEqual([...Array(10).fill(200), 429])
  })

  test('the public role can read the published table and nothing else', async () => {
    const db = system.app.services.publicDb
    expect(await db`select 1 from credentials_pub.certificate`).toHaveLength(1)
    for (const table of [
      'credentials.certificate',
      'identity.person',
      'identity.account',
      'platform.audit_event',
      'assessment.registration',
    ])
      await expect(db.unsafe(`select 1 from ${table}`), table).rejects.toThrow(/permission denied/)
  })
})
