import { accountStore, hashPassword, newTotpSecret, TOTP_PLACE, totpCode } from '@lingjiang/identity/server'
import type { Role } from '@lingjiang/kernel'
import {
  CSRF_COOKIE,
  type InProcessClient,
  inProcessClient,
  SESSION_COOKIE,
  transactAsSystem,
} from '@lingjiang/platform'
import type { TestApp } from '@lingjiang/testkit'
import { type Looks, newVisitor } from '@lingjiang/testkit/browser'
import type { Browser, Page } from 'playwright-core'

export const PASSWORD = 'a long and quiet password'
/** Desks of the pictures, a tablet as examiners hold it, and a phone. */
export const DESK = { width: 1280, height: 800 } as const
export const TABLET = { width: 1180, height: 820 } as const

export type Stage = { readonly system: TestApp; readonly browser: Browser; readonly address: string }
export type Account = { readonly login: string; readonly secret?: string | undefined }

/** Somebody with a browser of their own. What is repeated hundreds of times goes through the same session without the screen. */
export type Person = InProcessClient & {
  readonly page: Page
  /** Goes to a page of the console, and signs in on the way where the session of another day is over. */
  console(path: string): Promise<Page>
  /** Goes to a page of the portal, as whoever the window knows. */
  portal(path: string): Promise<Page>
}

/** Opens an account with a password; officers get a one-time code as well. */
export async function openAccount(
  system: TestApp,
  login: string,
  about: {
    readonly displayName: string
    readonly role: Role
    readonly regions?: readonly string[]
    readonly organisation?: { readonly id: string; readonly name: string }
    readonly personId?: string
  },
): Promise<Account> {
  const { vault, db } = system.app.services
  const { displayName, role, regions = [], organisation, personId } = about
  const secret = role.endsWith('-officer') ? newTotpSecret() : undefined
  const at = system.clock.now()
  await transactAsSystem(db, 'test', async (tx) => {
    const accountId = await accountStore.create(tx, {
      ...{ loginLabel: login, loginIndex: vault.blindIndex('login', login), displayName, createdAt: at },
      passwordHash: await hashPassword(PASSWORD),
      ...(secret ? { totpSealed: vault.encrypt(secret, TOTP_PLACE) } : {}),
      ...(personId ? { personId } : {}),
    })
    await accountStore.grant(tx, {
      ...{ accountId: accountId ?? '', role, regionCodes: [...regions], validFrom: '2026-01-01', grantedAt: at },
      ...(organisation ? { organisationId: organisation.id, organisationName: organisation.name } : {}),
    })
  })
  return { login, secret }
}

/** A person with a fresh window, not signed in yet. */
export async function openPerson(stage: Stage, known: Account, looks: Looks): Promise<Person> {
  const { system, browser, address } = stage
  const visitor = await newVisitor(browser, address, looks)
  const page = await visitor.newPage()
  page.setDefaultTimeout(60_000)
  const client = async () => {
    const cookies = await visitor.cookies()
    const cookie = (wanted: string) => cookies.find(({ name }) => name === wanted)?.value ?? ''
    return inProcessClient(system.app.http, { token: cookie(SESSION_COOKIE), csrfToken: cookie(CSRF_COOKIE) })
  }
  const go = async (path: string) => {
    // The window's clock is that of the day of the walk.
    await visitor.clock.setFixedTime(system.clock.now())
    await page.goto(path)
    return page
  }
  return {
    page,
    call: async (endpoint, input) => (await client()).call(endpoint, input),
    get: async (endpoint, input) => (await client()).get(endpoint, input),
    portal: go,
    async console(path) {
      await go(`/console${path}`)
      const account = page.getByLabel('账号', { exact: true })
      await account.or(page.getByRole('navigation', { name: '主导航' })).waitFor()
      if (await account.isVisible()) await signIn(system, page, known)
      return page
    },
  }
}

/** Password, and the one-time code where there is one: a code is good once, so each sign-in waits for the next. */
async function signIn(system: TestApp, page: Page, { login, secret }: Account): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill(login)
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  if (secret) {
    await page.getByLabel('动态口令').waitFor()
    system.clock.set(new Date(Date.parse(system.clock.now()) + 60_000).toISOString())
    await page.getByLabel('动态口令').fill(totpCode(secret, system.clock.now()))
    await page.getByRole('button', { name: '确认' }).click()
  }
  await page.getByRole('navigation', { name: '主导航' }).waitFor()
}
