import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { CheckCertificate } from '@lingjiang/credentials/contract'
import { SignIn, SignUp } from '@lingjiang/identity/contract'
import { startTestApp } from '@lingjiang/testkit'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const lines: string[] = []
const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
let system: Awaited<ReturnType<typeof startTestApp>>

beforeAll(async () => {
  system = await startTestApp({ log, publicUrl: 'https://lingjiang.example' })
})
afterAll(async () => system?.close())

const PASSWORD = 'a long and quiet password'
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
}

describe('what leaves the server', () => {
  test.each([
    ['a public reading', '/api/assessment/announced-sessions', 200],
    ['a refusal', '/api/identity/me', 401],
    ['a malformed request', '/api/assessment/announced-sessions?limit=many', 400],
    ['no such endpoint', '/api/nothing', 404],
    ['a page without script', '/c/S000044000001265000001/abc', 404],
    ['the register, still empty', '/log/checkpoint', 404],
    ['the keys', '/trust.json', 200],
    ['the contract', '/api/docs/json', 200],
    ['health', '/healthz', 200],
  ])('every kind of answer carries the same headers: %s', async (_what, url, status) => {
    const reply = await system.app.http.inject({ url })
    expect(reply.statusCode).toBe(status)
    expect(reply.headers).toMatchObject(HEADERS)
    const policy = String(reply.headers['content-security-policy'])
    for (const part of ["default-src 'self'", "script-src 'self'", "object-src 'none'", "frame-ancestors 'none'"])
      expect(policy).toContain(part)
    if (url.startsWith('/api/')) expect(reply.headers['cache-control']).toBe('no-store')
    expect(reply.headers['x-powered-by'] ?? reply.headers.server).toBeUndefined()
  })

  test('over https cookies are Secure and the browser comes back over https only', async () => {
    const person = syntheticPerson('edge', 2)
    const reply = await system.app.http.inject({
      method: 'POST',
      url: '/api/identity/candidates',
      payload: signUpOf(person),
    })
    expect(reply.statusCode).toBe(200)
    for (const cookie of reply.cookies) expect(cookie).toMatchObject({ secure: true, sameSite: 'Lax', path: '/' })
    expect(reply.cookies.find((cookie) => cookie.name === 'lj_session')).toMatchObject({ httpOnly: true })
  })
})

type Person = ReturnType<typeof syntheticPerson>
const signUpOf = ({ name, documentType, documentNumber, phone }: Person) => ({
  ...{ name, documentType, documentNumber, phone, password: PASSWORD, consent: true },
})

describe('the log', () => {
  test('names, numbers and passwords that came in stand in no line', async () => {
    const { anybody } = system
    const person = syntheticPerson('edge', 1)
    await anybody.call(SignUp, { body: signUpOf(person) as never })
    await anybody.call(SignIn, { body: { account: person.phone, password: PASSWORD } })
    await anybody.call(SignIn, { body: { account: person.phone, password: 'not the right one at all' } })
    await anybody.call(CheckCertificate, { body: { name: person.name, documentNumber: person.documentNumber } })
    await system.app.http.inject({
      url: `/api/assessment/announced-sessions?text=${encodeURIComponent(person.name)}&limit=x`,
    })
    await system.app.http.inject({ url: `/nobody/${person.documentNumber}` })
    await system.settle()
    expect(lines.filter((line) => line.includes('"request"')).length).toBeGreaterThan(5)
    const all = lines.join('\n')
    for (const secret of [person.name, person.documentNumber, person.phone, PASSWORD, encodeURIComponent(person.name)])
      expect(all.includes(secret)).toBe(false)
  })
})
