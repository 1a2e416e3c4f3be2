import { ActivateAccount, BeginActivation, ConfirmTotp, SignIn } from '@lingjiang/identity/contract'
import { totpCode } from '@lingjiang/identity/server'
import type { TestApp } from './app.ts'
import type { TestClient } from './client.ts'

/** A browser without a session of ours that keeps the cookies it is given. */
export function newBrowser(system: TestApp): TestClient['call'] {
  let cookies: Record<string, string> = {}
  return async (endpoint, input) => {
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
}

/** The minute that passes before the next one-time code: a code is good once. */
function nextCode(system: TestApp, secret: string): string {
  system.clock.set(new Date(Date.parse(system.clock.now()) + 60_000).toISOString())
  return totpCode(secret, system.clock.now())
}

/**
 * Signs in as a person does: password, and the one-time code of the moment where the account has one (each sign-in moves the clock by a
 * minute, for a code is good once). @returns what the last step answered, and a caller that carries the cookies
 */
export async function enter(
  system: TestApp,
  account: { readonly login: string; readonly password: string; readonly secret: string },
) {
  const call = newBrowser(system)
  const first = await call(SignIn, { body: { account: account.login, password: account.password } })
  if (first.status !== 200 || first.body.state !== 'totp-required') return { last: first, call }
  return { last: await call(ConfirmTotp, { body: { code: nextCode(system, account.secret) } }), call }
}

/**
 * The first sign-in of an account that somebody else opened: the owner chooses a password and, where the account needs one, sets up a
 * one-time code. @returns what the account is signed in with from then on, and the caller that is signed in
 */
export async function activate(
  system: TestApp,
  account: { readonly login: string; readonly password: string },
  own = 'a quiet river at night',
) {
  const call = newBrowser(system)
  await call(SignIn, { body: { account: account.login, password: account.password } })
  const begun = await call(BeginActivation)
  const secret = begun.body.oneTimeCode?.secret ?? ''
  const code = secret ? { code: nextCode(system, secret) } : {}
  const last = await call(ActivateAccount, { body: { password: own, ...code } })
  return { login: account.login, password: own, secret, last, call }
}
