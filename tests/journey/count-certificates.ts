import { readFileSync } from 'node:fs'
import { newVisitor } from '@lingjiang/testkit/browser'
import { DESK, type Person, type Stage } from './people.ts'
import { inView } from './screens.ts'

/** Anybody opens the statistics and follows the number from the city down to the occupation. @returns the file offered there */
export async function openCounts({ browser, address }: Stage, total: number): Promise<string> {
  const visitor = await newVisitor(browser, address, { viewport: DESK })
  const page = await visitor.newPage()
  await page.goto('/statistics')
  await page.getByText(String(total)).first().waitFor()
  await page.getByRole('link', { name: '广州市' }).first().click()
  await page.getByRole('link', { name: /天河区/ }).waitFor()
  await inView(page, 'statistics')
  await page.getByRole('link', { name: /天河区/ }).click()
  await page.getByRole('link', { name: /电工/ }).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载 CSV' }).click(),
  ])
  const content = readFileSync(await download.path(), 'utf8')
  await visitor.close()
  return content
}

/** An officer opens the list behind the number of a county: as many certificates as it says. */
export async function openListOfNumber(officer: Person, total: number): Promise<void> {
  const page = await officer.console('/statistics')
  await page.getByRole('link', { name: `查看 天河区 的 ${total} 张证书` }).click()
  await page.getByText(`共 ${total} 条`).waitFor()
  await page.getByRole('button', { name: '去掉条件：只列有效的' }).waitFor()
}
