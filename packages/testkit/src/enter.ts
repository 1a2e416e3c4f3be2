import { ConfirmTotp, SignIn } from '@lingjiang/identity/contract'
import { totpCode } from '@lingjiang/identity/server'
import type { TestApp } from './app.ts'
import type { TestClient } from './client.ts'

/**
 * Signs in as a person does: password, and the one-time code of the moment where the account has one (each sign-in moves the clock by a
 * minute, for a code is good once). @returns what the last step answered, and a caller that carries the cookies
 */
export async function enter(
  system: TestApp,
  account: { readonly login: string; readonly password: string; readonly secret: string },
) {
  let cookies: Record<string, string> = {}
  const call: TestClient['call'] = async (endpoint, input) => {
    const cookie = Object.entries(cookies)
      .map(([name, value]) => `${name}=${value}`)
      .join('; ')
    const result = await system.anybody.call(endpoint, {
      ...input,
      headers: { cookie, 'x-csrf-token': cookies.lj_csrf ?? '' },
    } as never)
    cookies = { ...cookies, ...Object.fromEntries(result.cookies.map((one) => [one.name, one.value])) }
    return result as never
  }
  const first = await call(SignIn, { body: { account: account.login, password: account.password } })
  if (first.status !== 200 || first.body.state !== 'totp-required') return { last: first, call }
  system.clock.set(new Date(Date.parse(system.clock.now()) + 60_000).toISOString())
  return { last: await call(ConfirmTotp, { body: { code: totpCode(account.secret, system.clock.now()) } }), call }
}
