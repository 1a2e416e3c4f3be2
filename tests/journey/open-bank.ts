import { readFileSync } from 'node:fs'
import { ELECTRICIAN } from './file-organisation.ts'
import type { Person } from './people.ts'
import { choose, inView } from './screens.ts'

export const ITEM_FILE = 'electrician.zip'
export const ITEMS = readFileSync(new URL(`../../data/samples/items/${ITEM_FILE}`, import.meta.url))

/** The organisation opens its bank with the common form of a paper and takes over the QTI 3 package with its blueprint. */
export async function openBank(manager: Person): Promise<void> {
  const page = await manager.console('/item-bank')
  await page.getByRole('button', { name: '新建题库' }).click()
  await choose(page.getByLabel('职业', { exact: true }), `电工 ${ELECTRICIAN}`, '电工')
  await page.getByLabel('名称', { exact: true }).fill('电工四级题库')
  await page.getByText('合计 100 分').waitFor()
  await page.getByRole('button', { name: '建立题库' }).click()
  const file = { name: ITEM_FILE, mimeType: 'application/zip', buffer: ITEMS }
  await page.getByLabel('文件', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: '导入' }).click()
  await page.getByText('比重相符').waitFor()
  await page.getByText('100%').first().waitFor()
  await inView(page, 'plan-bank')
}
