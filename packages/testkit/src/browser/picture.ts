import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

const FOLDER = fileURLToPath(new URL('../../../../test-results/pictures/', import.meta.url))

/** Whether pictures are wanted: taking them is a good part of the time of a journey, and only a person looks at them. */
export const PICTURES_WANTED = process.env.PICTURES === '1'

/** Keeps a picture of the page (whole length) under test-results/pictures, for a person to look at, where `PICTURES=1` asks for it. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (!PICTURES_WANTED) return
  await mkdir(FOLDER, { recursive: true })
  const path = join(FOLDER, `${name}.png`)
  await page.screenshot({ path, fullPage: true, animations: 'disabled' })
}
