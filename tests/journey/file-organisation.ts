import { syntheticCreditCode } from '@lingjiang/codes/synthetic'
import { SKILL_LEVEL_NAMES } from '@lingjiang/kernel'
import { AddStaff, GetFiling, ListFilings } from '@lingjiang/registry/contract'
import { documentsFor, FILING_DOCUMENTS } from '@lingjiang/registry/domain'
import { expect } from 'vitest'
import { identityOf, ORGANISATION_NAME } from './cast.ts'
import type { Person } from './people.ts'
import { choose, inView } from './screens.ts'

export const ELECTRICIAN = '6-31-01-03'
export const SITE_REGION = '440106'
export const EXAMINERS = 15
export const SUPERVISORS = 3
export const WORKSHOPS = 5
const PAPER = Buffer.from('%PDF-1.4\n% a paper of a made-up organisation\n%%EOF\n')

/** The organisation enters its data, a site with rooms for 210 and its staff. */
export async function enterOrganisation(manager: Person): Promise<void> {
  const page = await manager.console('/registry/organisation')
  await page.getByLabel('统一社会信用代码').fill(syntheticCreditCode(777_001))
  await page.getByText('校验正确，可以使用').waitFor()
  await page.getByLabel('机构名称').fill(ORGANISATION_NAME)
  await choose(page.getByLabel('单位性质'), /^企业$/)
  await page.getByLabel('法定代表人').fill('陈代表')
  await choose(page.getByLabel('所在县（区）或镇街'), '广州市天河区', '天河')
  await page.getByLabel('详细地址').fill('天河区示范路一号')
  await page.getByLabel('主营业务').fill('电气培训与评价')
  await page.getByLabel('联系人').fill('李联络')
  await page.getByLabel('联系电话').fill('020-12345678')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('heading', { name: '备案申请', level: 1 }).waitFor()
  await enterSite(manager)
  await enterStaff(manager)
}

/** A computer room and five workshops on the map. */
async function enterSite(manager: Person): Promise<void> {
  const page = await manager.console('/registry/sites')
  await page.getByRole('link', { name: '新增考点' }).click()
  await page.getByLabel('考点名称').fill('本部考点')
  const map = page.getByRole('img', { name: '广东省县级区划图' })
  const { width = 0, height = 0 } = (await map.boundingBox()) ?? {}
  await map.click({ position: { x: ((113.36 - 109.6) / 7.8) * width, y: ((25.6 - 23.13) / 5.5) * height } })
  const place = page.getByRole('group', { name: '位置' })
  await place.getByText('广州市天河区').first().waitFor()
  await place.getByLabel('详细地址').fill('天河区示范路一号实训楼')
  await inView(page, 'file-site')
  for (let number = 1; number <= 1 + WORKSHOPS; number += 1) {
    await page.getByRole('button', { name: '新增考场' }).click()
    const room = page.getByRole('group', { name: `考场 ${number}` })
    const workshop = number > 1
    await room.getByLabel('名称').fill(workshop ? `电工实训室${number - 1}` : '机房')
    await room.getByLabel('容量（人）').fill(workshop ? '15' : '210')
    await room.getByLabel('摄像头').fill(workshop ? '2' : '8')
    if (!workshop) continue
    await choose(room.getByLabel('类型'), '实操考场')
    await room.getByLabel('工位').fill('15')
    await choose(room.getByLabel('适用职业'), `电工 ${ELECTRICIAN}`, 'diangong')
    await page.keyboard.press('Escape')
  }
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('link', { name: '本部考点' }).waitFor()
}

/** One examiner on screen; fourteen more, the supervisors and the manager by the contract that the form calls. */
async function enterStaff(manager: Person): Promise<void> {
  const page = await manager.console('/registry/staff')
  await page.getByRole('button', { name: '新增人员' }).click()
  const { name, documentNumber } = identityOf(10_000)
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('姓名').fill(name)
  await dialog.getByLabel('证件号码').fill(documentNumber)
  await choose(dialog.getByLabel('职业'), `电工 ${ELECTRICIAN}`, 'diangong')
  await choose(dialog.getByLabel('考评员等级'), '高级考评员')
  await dialog.getByLabel('证卡编号').fill('K100')
  await dialog.getByLabel('证卡有效期至').fill('2028-12-31')
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByRole('cell', { name, exact: true }).waitFor()
  const common = { fullTime: true, middleManagement: false, occupationCodes: [] as string[] }
  for (let i = 1; i < EXAMINERS; i += 1)
    await manager.get(AddStaff, {
      body: {
        ...{ ...common, kind: 'examiner', ...identityOf(10_000 + i), grade: 'senior-examiner' },
        ...{ occupationCodes: [ELECTRICIAN], cardNumber: `K${100 + i}`, cardValidTo: '2028-12-31' },
      },
    })
  for (let i = 0; i < SUPERVISORS; i += 1)
    await manager.get(AddStaff, {
      body: { ...common, kind: 'internal-supervisor', ...identityOf(10_100 + i), middleManagement: i === 0 },
    })
  await manager.get(AddStaff, { body: { ...common, kind: 'manager', ...identityOf(10_200) } })
}

/** Fills the application of a social organisation part by part, checks it and hands it in. @returns ids of filing and case */
export async function applyForFiling(manager: Person) {
  const page = await manager.console('/registry/filings')
  await page.getByRole('button', { name: '新的申请' }).click()
  await page.getByRole('radio', { name: '社会培训评价组织' }).check()
  await page.getByRole('button', { name: '开始填写' }).click()
  await page.getByRole('heading', { name: '申请内容' }).waitFor()
  await inView(page, 'file-tasks')

  await page.getByRole('link', { name: '单位情况与承诺' }).click()
  for (const tick of ['依法登记的法人', '信用良好，未列入失信名单', '承诺以社会效益为先、不以营利为目的，接受监督管理'])
    await page.getByLabel(tick).check()
  await choose(page.getByLabel('组织类型'), '龙头企业')
  await page.getByLabel('从何时起连续开展培训评价').fill('2020-01-01')
  await inView(page, 'file-statement')
  await page.getByRole('button', { name: '保存' }).click()

  await page.getByRole('link', { name: '职业和等级' }).click()
  await page.getByRole('button', { name: '新增职业' }).click()
  await choose(page.getByLabel('职业', { exact: true }), `电工 ${ELECTRICIAN}`, 'diangong')
  for (const level of ['4', '3'] as const) await page.getByLabel(SKILL_LEVEL_NAMES[level].zh).check()
  await page.getByLabel('职业标准或评价规范').fill('电工国家职业标准')
  await page.getByRole('button', { name: '保存' }).click()

  await page.getByRole('link', { name: '申请材料' }).click()
  for (const kind of documentsFor('training-and-assessment-org')) {
    const name = `${FILING_DOCUMENTS[kind].title.zh}.pdf`
    const file = { name, mimeType: 'application/pdf', buffer: PAPER }
    await page.getByLabel(`上传 ${FILING_DOCUMENTS[kind].title.zh}`, { exact: true }).setInputFiles(file)
    await page.getByRole('link', { name, exact: true }).waitFor()
  }
  await inView(page, 'file-papers')
  await page.getByRole('link', { name: '返回申请' }).click()
  await page.getByText('全部条件符合').waitFor()
  await page.getByRole('link', { name: '核对并提交' }).click()
  await page.getByLabel('本单位保证所填内容和材料真实、有效').check()
  await inView(page, 'file-check')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('申请已提交').waitFor()
  const { filings } = await manager.get(ListFilings)
  const params = { filingId: filings[0]?.id ?? '' }
  const { caseId, conditions } = await manager.get(GetFiling, { params })
  expect(conditions.filter((condition) => !condition.met)).toEqual([])
  return { ...params, caseId: caseId ?? '' }
}
