import type { Cast } from './cast.ts'
import type { Person } from './people.ts'
import { SESSION } from './plan-session.ts'
import { actOnCase, inView, openFromInbox } from './screens.ts'

/** The exam is over and its results go on public notice. */
export async function publishResults(manager: Person): Promise<void> {
  const page = await openFromInbox(manager, SESSION)
  await actOnCase(page, '结束考试')
  await actOnCase(page, '公示成绩')
  await page.getByRole('link', { name: '查看详情' }).click()
  await page.getByRole('link', { name: '成绩', exact: true }).click()
  await page.getByText(/公示期/).waitFor()
  await inView(page, 'publish-results')
}

/** A colleague, not who entered it, corrects the score under the re-check; then the organisation concludes with the reason. */
export async function settleRecheck({ colleague, manager }: Cast, score: string): Promise<void> {
  const page = await openFromInbox(colleague, RECHECK)
  await page.getByRole('link', { name: '查看和更正成绩' }).click()
  await page.getByRole('button', { name: '明细' }).first().click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('combobox', { name: '科目' }).click()
  await page.locator('.ant-select-dropdown:visible').getByText('理论知识考试').click()
  await drawer.getByLabel(/成绩（/).fill(score)
  await drawer.getByLabel('更正理由').fill('单选题未计入')
  await drawer.getByRole('button', { name: '保存' }).click()
  await drawer.getByText('替换第 1 版').waitFor()
  await inView(page, 'publish-correction')
  await actOnCase(await openFromInbox(manager, RECHECK), '复核结论', { reason: '复核后更正' })
}
const RECHECK = /电工 四级.*本部考点/

/** After the publicity the city of the exam site approves what it finds in its inbox. */
export async function approveResults({ city }: Cast): Promise<void> {
  const page = await openFromInbox(city, SESSION)
  await page.getByText('时限届满：公示期').waitFor()
  await inView(page, 'publish-approve')
  await actOnCase(page, '核准成绩')
  await page.getByText('已核准').first().waitFor()
}
