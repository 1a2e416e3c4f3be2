import type { SyntheticPerson } from '@lingjiang/codes/synthetic'
import type { Page } from 'playwright-core'
import type { Admitted } from './enrol-candidates.ts'
import { PASSWORD, type Person } from './people.ts'
import { inView } from './screens.ts'

/** Nobody's face: a figure of a few shapes, as large as a one-inch photo. */
const PORTRAIT = `<svg xmlns="http://www.w3.org/2000/svg" width="295" height="413" viewBox="0 0 295 413"><rect width="295" height="413" fill="#cfe0ea"/>
  <path d="M30 413c8-92 52-138 118-138s110 46 117 138z" fill="#3b5568"/><path d="M118 240h60v52q-30 26-60 0z" fill="#e3b796"/>
  <ellipse cx="148" cy="176" rx="68" ry="84" fill="#efc8a8"/><path d="M78 170c-6-74 30-108 72-108s74 36 67 108c-14-46-36-58-66-58s-58 12-73 58z" fill="#2c2a29"/></svg>`
const STATEMENT = `<svg xmlns="http://www.w3.org/2000/svg" width="420" height="297"><rect width="420" height="297" fill="#fff"/>
  <path d="M40 60h340M40 110h300M40 150h320M40 190h280M40 230h310" stroke="#889" stroke-width="8"/></svg>`

async function drawnPicture(page: Page, title: string, svg: string) {
  const easel = await page.context().newPage()
  await easel.setContent(`<body style="margin:0">${svg}`)
  const buffer = await easel.locator('svg').screenshot()
  await easel.close()
  return { name: `${title}.png`, mimeType: 'image/png', buffer }
}

/** A worker finds the session on a phone, opens an account with a real name and registers with five years of work. */
export async function registerOnPhone(worker: Person, person: SyntheticPerson): Promise<void> {
  const page = await worker.portal('/sessions')
  await page.getByRole('main').getByRole('link', { name: /电工/ }).waitFor()
  await inView(page, 'sessions')
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
  await page.getByLabel('一寸免冠照片').setInputFiles(await drawnPicture(page, '照片', PORTRAIT))
  await page.getByLabel(/工作证明/).setInputFiles(await drawnPicture(page, '社保', STATEMENT))
  await page.getByText('已上传：社保.png').waitFor()
  await page.getByText('已上传：照片.png').waitFor()
  await forward()
  await page.getByRole('heading', { name: '核对后提交' }).waitFor()
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: '提交报名' }).click()
  await page.getByRole('heading', { name: '报名已提交' }).waitFor()
}

/** Comes back on another day, by phone number and password, to a page of their own. */
export async function openOwnPage(worker: Person, path: string, { phone }: SyntheticPerson): Promise<Page> {
  const page = await worker.portal(path)
  await page.getByRole('main').getByRole('link', { name: '登录' }).click()
  await page.getByRole('textbox', { name: '账号' }).fill(phone)
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('main').getByRole('button', { name: '登录' }).click()
  await page.waitForURL((url) => url.pathname === path)
  return page
}

/** Opens the own registration from the account, once there is a ticket. */
export async function readTicket(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: /电工/ }).first().click()
  await page.getByRole('heading', { name: '准考证' }).waitFor()
  await page.getByRole('article', { name: '准考证' }).scrollIntoViewIfNeeded()
  await inView(page, 'register-ticket')
}

/** Failed, the worker asks for the theory to be looked at again. */
export async function askRecheck(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: /电工/ }).first().click()
  await page.getByText('不合格').first().waitFor()
  await page.getByRole('checkbox', { name: '理论知识考试' }).check()
  await page.getByLabel('理由').fill('单选题成绩与本人估计不符')
  await inView(page, 'publish-recheck')
  await page.getByRole('button', { name: '提交复核申请' }).click()
  await page.getByText('正在复核').waitFor()
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
