import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import type { SyntheticPerson } from '@lingjiang/codes/synthetic'
import { CSRF_COOKIE, SESSION_COOKIE } from '@lingjiang/platform'
import type { TestApp, TestClient } from '@lingjiang/testkit'
import { DESK, newVisitor, PHONE } from '@lingjiang/testkit/browser'
import type { Browser, Page } from 'playwright-core'
import { ORGANISATION_NAME, PASSWORD } from './cast.ts'
import type { Admitted } from './enrol-candidates.ts'
import { PICTURE } from './enrol-candidates.ts'

/** Opens a port of this machine for the browser. @returns the address */
export async function openStage(system: TestApp): Promise<string> {
  await system.app.http.listen({ port: 0, host: '127.0.0.1' })
  return `http://127.0.0.1:${(system.app.http.server.address() as AddressInfo).port}`
}

/** A page of the console, signed in as the client. */
export async function consolePage(browser: Browser, address: string, client: TestClient, path: string): Promise<Page> {
  const visitor = await newVisitor(browser, address, { viewport: DESK })
  const { token = '', csrfToken = '' } = client.session ?? {}
  await visitor.addCookies([
    { name: SESSION_COOKIE, value: token, url: address, httpOnly: true },
    { name: CSRF_COOKIE, value: csrfToken, url: address },
  ])
  const page = await visitor.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`/console${path}`, { waitUntil: 'networkidle' })
  return page
}

/** A page of the portal on a phone, of somebody whom the portal does not know. */
export async function phonePage(browser: Browser, address: string, path: string): Promise<Page> {
  const page = await (await newVisitor(browser, address, { viewport: PHONE })).newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(path, { waitUntil: 'networkidle' })
  return page
}

const pictureOf = (name: string) => `test-results/walk/${name}.png`

/** What is in view, without the rest of a long page: small enough for the documentation. */
export async function inView(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: pictureOf(name), animations: 'disabled' })
}

/** One picture of two that were taken before: the portal on a phone beside the console on a desk. */
export async function takeFront(browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 640 } })
  const image = (name: string, height: number) =>
    `<img style="height:${height}px;border-radius:12px;border:1px solid #bcc4cc;box-shadow:0 8px 24px #0002" src="data:image/png;base64,${readFileSync(pictureOf(name)).toString('base64')}">`
  await page.setContent(
    `<body style="margin:0;height:100vh;display:flex;gap:28px;align-items:center;justify-content:center;background:#eef2f5">${image('home', 560)}${image('inbox', 500)}</body>`,
  )
  await page.screenshot({ path: pictureOf('front') })
  await page.close()
}

/** An officer takes an action on what stands in the inbox. */
export async function actInInbox(page: Page, action: string): Promise<void> {
  await page
    .getByRole('link', { name: new RegExp(ORGANISATION_NAME) })
    .first()
    .click()
  await page.getByRole('button', { name: action, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: action, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** A worker finds the session on a phone, opens an account with a real name and registers with five years of work. */
export async function registerOnPhone(page: Page, person: SyntheticPerson): Promise<void> {
  const forward = () => page.getByRole('button', { name: '继续' }).click()
  await page.getByRole('main').getByRole('link', { name: /电工/ }).click()
  await page.getByRole('link', { name: '我要报名' }).click()
  await page.getByRole('main').getByRole('link', { name: '实名注册' }).click()
  await page.getByRole('textbox', { name: '姓名' }).fill(person.name)
  await page.getByRole('textbox', { name: '证件号码' }).fill(person.documentNumber)
  await page.getByRole('textbox', { name: '手机号' }).fill(person.phone)
  await page.getByLabel('设置密码').fill(PASSWORD)
  await page.getByRole('checkbox', { name: '我已阅读并同意' }).check()
  await page.getByRole('main').getByRole('button', { name: '注册' }).click()
  await page.getByRole('heading', { name: '是您本人报名吗？' }).waitFor()
  await forward()
  await page.getByRole('button', { name: '添加一段工作' }).click()
  await page.getByLabel('开始日期').fill('2020-01-01')
  await forward()
  await page.getByRole('heading', { name: '您已有哪些技能证书？' }).waitFor()
  await forward()
  await page.getByRole('heading', { name: '您学过相关专业吗？' }).waitFor()
  await forward()
  await page.getByRole('radio', { name: /累计从事本职业或相关职业工作满5年/ }).waitFor()
  await inView(page, 'register-condition')
  await forward()
  await page.getByLabel('一寸免冠照片').setInputFiles({ name: '照片.png', mimeType: 'image/png', buffer: PICTURE })
  await page.getByLabel(/工作证明/).setInputFiles({ name: '社保.png', mimeType: 'image/png', buffer: PICTURE })
  await page.getByText('已上传：社保.png').waitFor()
  await page.getByText('已上传：照片.png').waitFor()
  await forward()
  await page.getByRole('heading', { name: '核对后提交' }).waitFor()
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: '提交报名' }).click()
  await page.getByRole('heading', { name: '报名已提交' }).waitFor()
}

/** Answers one question at an exam machine and hands the paper in: not enough to pass. */
export async function sitAtScreen(page: Page, person: Admitted): Promise<void> {
  await page.getByLabel('准考证号').fill(person.ticket)
  await page.getByLabel('证件号码').fill(person.documentNumber)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('button', { name: '开始答题' }).click()
  await page.getByRole('heading', { name: /第 1 题/ }).waitFor()
  await page.getByRole('radio').first().check()
  await page.getByRole('status').filter({ hasText: '已保存' }).waitFor()
  await inView(page, 'exam-question')
  await page.getByRole('button', { name: '交卷' }).click()
  await page.getByRole('button', { name: '确认交卷' }).click()
  await page.getByRole('heading', { name: '已交卷' }).waitFor()
}
