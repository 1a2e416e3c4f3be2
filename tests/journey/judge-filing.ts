import { AddReviewer, GetFiling, ListCatalogue, ListPublicity, ListReviewers } from '@lingjiang/registry/contract'
import { PANEL_HEAD_NAMES, PANEL_HEADS } from '@lingjiang/registry/domain'
import { expect } from 'vitest'
import { type Cast, identityOf, ORGANISATION_NAME } from './cast.ts'
import { DESK, openAccount, openPerson, type Person, type Stage } from './people.ts'
import { actOnCase, choose, inView, openFromInbox } from './screens.ts'

const FILING = new RegExp(ORGANISATION_NAME)
const UNITS = ['粤海示范学院', '岭南示范集团', '珠江示范协会']

/** The city accepts the papers and recommends; each time out of the inbox. */
export async function recommendFiling({ city }: Cast): Promise<void> {
  const inbox = await city.console('/inbox')
  await inbox.getByRole('link', { name: FILING }).first().waitFor()
  await inView(inbox, 'inbox')
  const page = await openFromInbox(city, FILING)
  await actOnCase(page, '受理')
  await inView(page, 'filing')
  await actOnCase(page, '推荐至省')
}

/** The province puts an expert on its roll on screen and two by the contract, and calls the three to the panel. @returns their persons */
export async function callPanel(stage: Stage, { province }: Cast): Promise<readonly Person[]> {
  const roll = await province.console('/registry/reviewers')
  await roll.getByRole('button', { name: '登记专家' }).click()
  const dialog = roll.getByRole('dialog')
  const { name, documentNumber } = identityOf(10_300)
  await dialog.getByLabel('姓名').fill(name)
  await dialog.getByLabel('证件号码').fill(documentNumber)
  await dialog.getByLabel('单位').fill(UNITS[0] ?? '')
  await dialog.getByLabel('职称或等级').fill('高级工程师')
  await dialog.getByLabel('专业').fill('电气')
  await choose(dialog.getByLabel('所在地市'), '广州市', '广州')
  await dialog.getByRole('button', { name: '保存' }).click()
  await roll.getByRole('cell', { name, exact: true }).waitFor()
  for (const i of [1, 2]) {
    const about = { unit: UNITS[i] ?? '', title: '高级工程师', fields: ['电气'], regionCode: '440100' }
    await province.get(AddReviewer, { body: { ...identityOf(10_300 + i), ...about } })
  }
  const page = await openFromInbox(province, FILING)
  await page.getByRole('link', { name: '查看详情' }).click()
  for (const unit of UNITS) await choose(page.getByLabel('专家', { exact: true }), unit, unit)
  await page.keyboard.press('Escape')
  await inView(page, 'file-call-panel')
  await page.getByRole('button', { name: '确定评审组' }).click()
  await page.getByText('待评分').first().waitFor()
  const { reviewers } = await province.get(ListReviewers)
  const experts = []
  for (const { personId, name: displayName } of reviewers) {
    const account = await openAccount(stage.system, `expert-${personId}`, { displayName, role: 'expert', personId })
    experts.push(await openPerson(stage, account, { viewport: DESK }))
  }
  return experts
}

/** Every expert judges alone, under six heads, on a page of their own. */
export async function scoreFiling(experts: readonly Person[]): Promise<void> {
  for (const expert of experts) {
    const page = await expert.console('/registry/reviews')
    await page.getByRole('link', { name: FILING }).click()
    for (const head of PANEL_HEADS) await page.getByRole('spinbutton', { name: PANEL_HEAD_NAMES[head].zh }).fill('85')
    await page.getByLabel('评审意见').fill('条件具备，同意备案。')
    if (expert === experts[0]) await inView(page, 'file-score')
    await page.getByRole('button', { name: '提交评分' }).click()
    await page.getByText('已提交评分').first().waitFor()
  }
}

/** The province concludes both reviews; the result stands in public for five working days; then it decides. @returns the organisation's code */
export async function concludeFiling(
  { system }: Stage,
  { province, manager }: Cast,
  filingId: string,
): Promise<string> {
  const page = await openFromInbox(province, FILING)
  await page.getByText('评审通过').waitFor()
  await actOnCase(page, '专家评审结论', { outcome: '现场评估', reason: '专家一致同意' })
  await actOnCase(page, '现场评估结论', { outcome: '公示', reason: '现场符合' })
  await inView(page, 'file-publicity')
  const { notices } = await system.anybody.get(ListPublicity)
  expect(notices).toMatchObject([{ filingId, openedOn: '2026-11-23', closesOn: '2026-11-30' }])
  system.clock.set('2026-12-01T02:00:00Z')
  await system.app.fireClocks()
  await actOnCase(await openFromInbox(province, FILING), '同意备案')
  const listing = await province.console('/registry/catalogue?region=440106')
  await listing.getByRole('link', { name: FILING }).waitFor()
  await inView(listing, 'file-catalogue')
  await manager.console('/registry/filings')
  const { organisationCode } = await manager.get(GetFiling, { params: { filingId } })
  const { entries } = await system.anybody.get(ListCatalogue, { query: { text: ORGANISATION_NAME } })
  expect(entries).toMatchObject([{ organisationCode, status: 'listed', synthetic: true }])
  return organisationCode ?? ''
}
