import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { testApp } from '@lingjiang/testkit'
import { describe, expect, test } from 'vitest'

const behindProxy = testApp({ trustProxy: true })
const direct = testApp()
let person = 0

/** A sign-up, which opens a session, as a browser sends it. */
function signUp(system: typeof direct, headers: Record<string, string>) {
  person += 1
  const { name, documentType, documentNumber, phone } = syntheticPerson('session-cookies', person)
  return system.app.http.inject({
    method: 'POST',
    url: '/api/identity/candidates',
    headers: { 'content-type': 'application/json', ...headers },
    payload: { name, documentType, documentNumber, phone, password: 'a quiet river at night', consent: true },
  })
}

describe('the cookies of a session', () => {
  test('are for https only where a trusted proxy speaks it, unreadable for scripts, and not sent along from other sites', async () => {
    const { cookies } = await signUp(behindProxy, { 'x-forwarded-proto': 'https' })
    expect(cookies.find(({ name }) => name === 'lj_session')).toMatchObject({
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
    })
    expect(cookies.find(({ name }) => name === 'lj_csrf')).toMatchObject({ secure: true, sameSite: 'Lax' })
  })

  test('do not believe a stranger who claims to be a proxy', async () => {
    const { cookies } = await signUp(direct, { 'x-forwarded-proto': 'https' })
    expect(cookies.find(({ name }) => name === 'lj_session')?.secure).toBeFalsy()
  })
})

describe('a write from another site', () => {
  test.each([
    ['another site', { origin: 'https://evil.example' }, 403],
    ['a page without origin', { origin: 'null' }, 403],
    ['an origin that is none', { origin: 'garbage' }, 403],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sister site', { 'sec-fetch-site': 'same-site' }, 403],
    ['our own address', { origin: 'http://localhost:8080' }, 200],
    ['no browser', {}, 200],
  ])('%s', async (_from, headers, status) => {
    expect((await signUp(direct, headers as Record<string, string>)).statusCode).toBe(status)
  })

  test('behind a proxy, the address that people use is ours too', async () => {
    const headers = { origin: 'https://skills.example', 'x-forwarded-host': 'skills.example', host: '10.0.0.5:8080' }
    expect((await signUp(behindProxy, headers)).statusCode).toBe(200)
    expect((await signUp(direct, headers)).statusCode).toBe(403)
  })
})
