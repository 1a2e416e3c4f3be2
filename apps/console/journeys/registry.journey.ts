import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { syntheticCreditCode, syntheticPerson } from '@lingjiang/codes/synthetic'
import { CSRF_COOKIE, SESSION_COOKIE } from '@lingjiang/platform'
import { AddReviewer, AddStaff, GetFiling, ListFilings, UploadFilingDocument } from '@lingjiang/registry/contract'
import { documentsFor } from '@lingjiang/registry/domain'
import { type TestClient, testApp } from '@lingjiang/testkit'
import {
  axeInAllEditions,
  DESK,
  newVisitor,
  openBrowser,
  reflowFaults,
  takePicture,
  watchFaults,
} from '@lingjiang/testkit/browser'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

const ELECTRICIAN = '6-31-01-03'
const NAME = '南岭电气制造有限公司（示例）'
const system = testApp()
const organisationId = randomUUID()
let browser: Browser
let address = ''
let manager: TestClient
let visitor: BrowserContext
let page: Page
let faults: readonly string[] = []
let filingId = ''

let serial = 0
const somebody = () => {
  serial += 1
  const { name, documentType, documentNumber } = syntheticPerson('registry journey', serial)
  return { name, documentType, documentNumber }
}

/** A browser in which the client's session is signed in already. */
async function visit(client: TestClient, path: string, looks = {}) {
  visitor = await newVisitor(browser, address, { viewport: DESK, ...looks })
  const { token = '', csrfToken = '' } = client.session ?? {}
  await visitor.addCookies([
    { name: SESSION_COOKIE, value: token, url: address, httpOnly: true },
    { name: CSRF_COOKIE, value: csrfToken, url: address },
  ])
  page = await visitor.newPage()
  page.setDefaultTimeout(10_000)
  faults = watchFaults(page)
  await page.goto(`/console${path}`, { waitUntil: 'networkidle' })
}

/** Chooses in a list of the component library by what is typed. */
async function choose(label: string, typed: string, option: string | RegExp) {
  const box = page.getByLabel(label, { exact: true })
  await box.click()
  if (typed) await box.fill(typed)
  await page.locator('.ant-select-dropdown:visible').getByText(option).first().click()
}

beforeAll(async () => {
  manager = await system.signIn({ role: 'organisation-manager', organisationId, organisationName: NAME })
  await system.app.http.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(system.app.http.server.address() as AddressInfo).port}`
  browser = await openBrowser()
})
afterEach(async () => visitor?.close())
afterAll(async () => browser?.close())

test('an organisation enters its data; a mistyped credit code is told at once', async () => {
  await visit(manager, '/registry/organisation')
  const code = syntheticCreditCode(4711)
  await page.getByLabel('统一社会信用代码').fill(`${code.slice(0, 17)}${code.endsWith('0') ? '1' : '0'}`)
  await page.getByText('校验码不正确').waitFor()
  await page.getByLabel('统一社会信用代码').fill(code)
  await page.getByText('校验正确，可以使用').waitFor()
  await page.getByLabel('机构名称').fill(NAME)
  await choose('单位性质', '', /^企业$/)
  await page.getByLabel('法定代表人').fill('陈示例')
  await choose('所在县（区）或镇街', '天河', '广州市天河区')
  await page.getByLabel('详细地址').fill('天河区示例路一号')
  await page.getByLabel('主营业务').fill('电气设备制造')
  await page.getByLabel('联系人').fill('李示例')
  await page.getByLabel('联系电话').fill('020-12345678')
  await takePicture(page, 'console-registry-organisation')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('heading', { name: '备案申请', level: 1 }).waitFor()
  expect(faults).toEqual([])
})

test('a site is put on the map by a click; its county is chosen from the place', async () => {
  await visit(manager, '/registry/sites/new')
  await page.getByLabel('考点名称').fill('本部考点')
  const map = page.getByRole('img', { name: '广东省县级区划图' })
  const box = await map.boundingBox()
  expect(box).not.toBeNull()
  await map.click({
    position: { x: ((113.36 - 109.6) / 7.8) * (box?.width ?? 0), y: ((25.6 - 23.13) / 5.5) * (box?.height ?? 0) },
  })
  expect(Number(await page.getByLabel('经度').inputValue())).toBeCloseTo(113.36, 1)
  await page.getByText('广州市天河区').first().waitFor()
  await page.getByRole('group', { name: '位置' }).getByLabel('详细地址').fill('示例路一号实训楼')
  await page.getByRole('button', { name: '新增考场' }).click()
  await page.getByRole('group', { name: '考场 1' }).getByLabel('名称').fill('机房一')
  await page.getByRole('button', { name: '新增考场' }).click()
  const second = page.getByRole('group', { name: '考场 2' })
  await second.getByLabel('名称').fill('电工实训室')
  await second.getByLabel('类型').click()
  await page.locator('.ant-select-dropdown:visible').getByText('实操考场').click()
  await second.getByLabel('工位').fill('12')
  await second.getByLabel('适用职业').fill('diangong')
  await page.locator('.ant-select-dropdown:visible').getByText(`电工 ${ELECTRICIAN}`).click()
  await page.keyboard.press('Escape')
  await takePicture(page, 'console-registry-site')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('link', { name: '本部考点' }).waitFor()
  expect(faults).toEqual([])
})

test('somebody is put on the staff list; a wrong document number does not pass the form', async () => {
  await visit(manager, '/registry/staff')
  await page.getByRole('button', { name: '新增人员' }).click()
  const examiner = somebody()
  await page.getByLabel('姓名').fill(examiner.name)
  await page.getByLabel('证件号码').fill('440106199001010000')
  await page.getByText('校验码不正确').waitFor()
  await page.getByLabel('证件号码').fill(examiner.documentNumber)
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('职业').fill('diangong')
  await page.locator('.ant-select-dropdown:visible').getByText(`电工 ${ELECTRICIAN}`).waitFor()
  await page.keyboard.press('Enter')
  await choose('考评员等级', '', '高级考评员')
  await page.getByLabel('证卡编号').fill('粤考评0001')
  await page.getByLabel('证卡有效期至').fill('2028-12-31')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('cell', { name: examiner.name, exact: true }).waitFor()
  const more = { fullTime: true, middleManagement: true, occupationCodes: [ELECTRICIAN] }
  for (const number of ['2', '3'])
    await manager.get(AddStaff, {
      body: {
        kind: 'examiner',
        ...somebody(),
        ...more,
        grade: 'examiner',
        cardNumber: `粤考评000${number}`,
        cardValidTo: '2028-12-31',
      },
    })
  for (const kind of ['manager', 'internal-supervisor', 'internal-supervisor'] as const)
    await manager.get(AddStaff, { body: { kind, ...somebody(), ...more } })
  await page.reload({ waitUntil: 'networkidle' })
  await takePicture(page, 'console-registry-staff')
  expect(faults).toEqual([])
})

test('an application is filled in with its conditions answered live, checked and handed in; the receipt names the case', async () => {
  await visit(manager, '/registry/filings')
  await page.getByRole('button', { name: '新的申请' }).click()
  await page.getByRole('button', { name: '开始填写' }).click()
  await page.getByRole('heading', { name: '申请内容' }).waitFor()
  await takePicture(page, 'console-registry-tasks')
  expect(await axeInAllEditions(page)).toEqual([])

  await page.getByRole('link', { name: '单位情况与承诺' }).click()
  await page.getByLabel('本地参保职工人数（含分支机构）').fill('299')
  await page.getByText('现有 299').waitFor()
  await page.getByLabel('本地参保职工人数（含分支机构）').fill('420')
  await page.getByText('现有 299').waitFor({ state: 'detached' })
  for (const tick of [
    '依法登记的法人',
    '信用良好，未列入失信名单',
    '企业制度中技能等级与岗位、薪酬挂钩',
    '按规定提取职工教育经费',
    '承诺以社会效益为先、不以营利为目的，接受监督管理',
  ])
    await page.getByLabel(tick).check()
  await takePicture(page, 'console-registry-statement')
  await page.getByRole('button', { name: '保存' }).click()

  await page.getByRole('link', { name: '职业和等级' }).click()
  await page.getByRole('button', { name: '新增职业' }).click()
  await choose('职业', 'diangong', `电工 ${ELECTRICIAN}`)
  await page.getByLabel('四级/中级工').check()
  await page.getByLabel('三级/高级工').check()
  await page.getByLabel('职业标准或评价规范').fill('电工国家职业标准')
  await takePicture(page, 'console-registry-items')
  await page.getByRole('button', { name: '保存' }).click()

  await page.getByRole('link', { name: '申请材料' }).click()
  await page
    .getByLabel('上传 备案申请表')
    .setInputFiles({ name: '申请表.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') })
  await page.getByRole('link', { name: '申请表.pdf' }).waitFor()
  await takePicture(page, 'console-registry-papers')
  filingId = (await manager.get(ListFilings)).filings[0]?.id ?? ''
  for (const kind of documentsFor('employer').slice(1))
    await manager.get(UploadFilingDocument, {
      params: { filingId, kind },
      file: { content: Buffer.from('%PDF-1.4\n%%EOF\n'), name: `${kind}.pdf`, mediaType: 'application/pdf' },
    })
  await page.goto(`/console/registry/filings/${filingId}`, { waitUntil: 'networkidle' })
  await page.getByText('全部条件符合').waitFor()
  await page.getByRole('link', { name: '核对并提交' }).click()
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('请先确认内容真实').waitFor()
  await page.getByLabel('本单位保证所填内容和材料真实、有效').check()
  await takePicture(page, 'console-registry-check')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('申请已提交').waitFor()
  await takePicture(page, 'console-registry-receipt')
  expect(faults).toEqual([])
})

test('the county accepts, the city calls a panel, experts judge on their own page, and the city concludes', async () => {
  const county = await system.signIn({ role: 'county-officer', regions: ['440106'] })
  const city = await system.signIn({ role: 'city-officer', regions: ['440100'] })
  const province = await system.signIn({ role: 'province-officer', regions: ['440000'] })
  const experts: TestClient[] = []
  for (const unit of ['华南理工示例学院', '岭南示例集团', '珠江示例协会']) {
    const { personId } = await province.get(AddReviewer, {
      body: { ...somebody(), unit, title: '高级技师', fields: ['电气'], regionCode: '440100' },
    })
    experts.push(await system.signIn({ role: 'expert', personId }))
  }
  await visit(county, '/inbox')
  await page.getByRole('link', { name: NAME }).click()
  await page.getByText('备案条件').first().waitFor()
  await takePicture(page, 'console-registry-case')
  await page.getByRole('button', { name: '受理' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '受理' }).click()
  await page.getByText('专家评审').first().waitFor()
  await visitor.close()

  await visit(city, `/registry/filings/${filingId}`)
  for (const unit of ['华南理工', '岭南示例', '珠江示例']) await choose('专家', unit, new RegExp(unit))
  await page.keyboard.press('Escape')
  await takePicture(page, 'console-registry-call-panel')
  await page.getByRole('button', { name: '确定评审组' }).click()
  await page.getByText('待评分').first().waitFor()
  await visitor.close()

  for (const expert of experts) {
    await visit(expert, '/registry/reviews')
    await page.getByRole('link', { name: NAME }).click()
    for (const head of ['组织机构', '规章制度', '技术支持', '基础条件', '队伍建设', '质量管理'])
      await page.getByRole('spinbutton', { name: head }).fill('86')
    await page.getByLabel('评审意见').fill('条件具备，同意备案。')
    if (expert === experts[0]) await takePicture(page, 'console-registry-score')
    await page.getByRole('button', { name: '提交评分' }).click()
    await page.getByText('已提交评分').waitFor()
    await visitor.close()
  }

  await visit(city, `/registry/filings/${filingId}`)
  await page.getByText('评审通过').waitFor()
  await takePicture(page, 'console-registry-detail')
  expect(await axeInAllEditions(page)).toEqual([])
  await page.getByRole('link', { name: '办理此案' }).click()
  await page.getByRole('button', { name: '专家评审结论' }).click()
  await page.getByLabel('现场评估').check()
  await page.getByLabel('理由').fill('专家一致同意')
  await page.getByRole('dialog').getByRole('button', { name: '专家评审结论' }).click()
  await page.getByRole('button', { name: '现场评估结论' }).click()
  await page.getByRole('radio', { name: '公示' }).check()
  await page.getByLabel('理由').fill('现场符合')
  await page.getByRole('dialog').getByRole('button', { name: '现场评估结论' }).click()
  await page.getByText('2026-11-23 至 2026-11-30').waitFor()
  expect((await city.get(GetFiling, { params: { filingId } })).filing.state).toBe('publicity')
  expect(faults).toEqual([])
})

test('when the notice is over the city approves, and the organisation stands in the catalogue with filters in the address', async () => {
  system.clock.set('2026-12-01T02:00:00Z')
  await system.app.fireClocks()
  const city = await system.signIn({ role: 'city-officer', regions: ['440100'] })
  await visit(city, '/inbox')
  await page.getByRole('link', { name: NAME }).click()
  await page.getByRole('button', { name: '同意备案' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '同意备案' }).click()
  await page.getByText('已备案').first().waitFor()
  await page.goto('/console/registry/catalogue?region=440100', { waitUntil: 'networkidle' })
  await page.getByRole('link', { name: NAME }).waitFor()
  await takePicture(page, 'console-registry-catalogue')
  expect(await axeInAllEditions(page)).toEqual([])
  expect(await reflowFaults(page)).toEqual([])
  await page.goto('/console/registry/catalogue?region=440300', { waitUntil: 'networkidle' })
  await page.getByText('没有符合条件的记录').waitFor()
  expect(faults).toEqual([])
})
