import { PICTURES_WANTED } from '@lingjiang/testkit/browser'
import type { Browser, Locator, Page } from 'playwright-core'
import type { Person } from './people.ts'

/** What is in view, without the rest of a long page: small enough for the documentation. */
export async function inView(page: Page, name: string): Promise<void> {
  if (PICTURES_WANTED) await keep(page, name)
}

async function keep(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: pictureOf(name), animations: 'disabled' })
}
export const pictureOf = (name: string) => `test-results/walk/${name}.png`

/** What every open window shows, for whoever asks why a step failed. */
export async function showWindows(browser: Browser): Promise<void> {
  const pages = browser.contexts().flatMap((context) => context.pages())
  for (const [i, page] of pages.entries()) await keep(page, `failed-${i}`)
}

/** Chooses in a list of the component library; a long list is searched by what is typed. */
export async function choose(box: Locator, option: string | RegExp, typed = ''): Promise<void> {
  await box.click()
  if (typed) await box.fill(typed)
  const list = box.page().locator('.ant-select-dropdown:visible')
  await list.locator('.ant-select-item-option').filter({ hasText: option }).first().click()
}

/** Opens what waits in somebody's inbox. */
export async function openFromInbox(person: Person, title: RegExp | string): Promise<Page> {
  const page = await person.console('/inbox')
  await page.getByRole('link', { name: title }).first().click()
  await page.getByRole('heading', { name: '办理记录' }).waitFor()
  return page
}

/** Takes an action on the page of a case, as its dialog asks. */
export async function actOnCase(
  page: Page,
  action: string,
  asked: { readonly outcome?: string; readonly reason?: string } = {},
): Promise<void> {
  await page.getByRole('button', { name: action, exact: true }).click()
  const dialog = page.getByRole('dialog')
  if (asked.outcome) await dialog.getByRole('radio', { name: asked.outcome, exact: true }).check()
  if (asked.reason) await dialog.getByLabel('理由').fill(asked.reason)
  await dialog.getByRole('button', { name: action, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}
