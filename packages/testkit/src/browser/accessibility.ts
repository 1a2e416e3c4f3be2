import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import type { Looks } from './open-browser.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']
let source: Promise<string> | undefined

type Found = {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[]
}

/** What axe (WCAG 2.1 A and AA) finds wrong on the page as it stands, one line a node. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  return violationsOf(page, { type: 'tag', values: RULES })
}

/** What axe finds wrong with the contrast alone: enough for an edition that differs in nothing but colour and size from one that was looked at whole. */
export async function contrastFaults(page: Page): Promise<readonly string[]> {
  return violationsOf(page, { type: 'rule', values: ['color-contrast'] })
}

/** Text in large print whose contrast is below 7:1, or whose lines stand closer than 1.3 (service and privacy rules §4.1). */
export async function elderFaults(page: Page): Promise<readonly string[]> {
  const contrast = await violationsOf(page, { type: 'rule', values: ['color-contrast-enhanced'] })
  const narrow = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')].flatMap((element) => {
      const written = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
      const style = getComputedStyle(element)
      const spacing = Number.parseFloat(style.lineHeight) / Number.parseFloat(style.fontSize)
      return written && spacing < 1.299 && element.getClientRects().length
        ? [`line spacing ${spacing.toFixed(2)} at ${element.tagName.toLowerCase()}.${element.className}`]
        : []
    }),
  )
  return [...contrast, ...narrow]
}

/** Controls that a finger finds hardly: lower than 44 px. Links inside running text are read, not hit, and are excepted. */
export async function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, select, summary, textarea, input, nav a')].flatMap(
      (element) => {
        const hit = element.matches('[type="checkbox"], [type="radio"], [type="file"]')
          ? (element.closest('label') ?? element.parentElement ?? element)
          : element
        const { height, width } = hit.getBoundingClientRect()
        return width > 1 && height > 1 && height < 43.5
          ? [
              `${Math.round(height)} px: ${element.tagName.toLowerCase()} ${element.textContent?.trim() || element.getAttribute('name')}`,
            ]
          : []
      },
    ),
  )
}

async function violationsOf(page: Page, runOnly: { type: string; values: string[] }): Promise<readonly string[]> {
  source ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(await source)
  const violations = await page.evaluate(async (only) => {
    const axe = (
      globalThis as unknown as { axe: { run(root: Document, options: object): Promise<{ violations: Found[] }> } }
    ).axe
    const answer = await axe.run(document, { runOnly: only, resultTypes: ['violations'] })
    return answer.violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map((node) => ({ target: node.target, failureSummary: node.failureSummary ?? '' })),
    }))
  }, runOnly)
  return violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${violation.id} at ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`,
    ),
  )
}

/** The four editions of every page. */
export const EDITIONS = [
  { theme: 'light', mode: 'normal' },
  { theme: 'light', mode: 'elder' },
  { theme: 'dark', mode: 'normal' },
  { theme: 'dark', mode: 'elder' },
] as const satisfies readonly Looks[]

/** Shows the open page in another edition, as its own switches would. */
export async function wear(page: Page, looks: Pick<Looks, 'theme' | 'mode'>): Promise<void> {
  await page.evaluate(({ theme = 'light', mode = 'normal' }) => {
    localStorage.setItem('lj-theme', theme)
    localStorage.setItem('lj-mode', mode)
  }, looks)
  await page.reload({ waitUntil: 'networkidle' })
  await settled(page)
}

/** The same at once, without loading the page again: where an edition is nothing but two attributes, as everywhere but in the console. */
export async function restyle(
  page: Page,
  { theme = 'light', mode = 'normal' }: Pick<Looks, 'theme' | 'mode'>,
): Promise<void> {
  await page.evaluate((looks) => Object.assign(document.documentElement.dataset, looks), { theme, mode })
}

/** On a busy machine the network is idle before the page has asked: what says of itself that it is still reading is waited for. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"], .lj-loading'))
}

/** The open page in its four editions: all of axe in the first, contrast in each. @returns every violation, with the edition named */
export async function axeInAllEditions(page: Page): Promise<readonly string[]> {
  const found: string[] = []
  // The parts of the console are styled by its script.
  const change = new URL(page.url()).pathname.startsWith('/console') ? wear : restyle
  for (const edition of EDITIONS) {
    await change(page, edition)
    const faults = edition === EDITIONS[0] ? await axeViolations(page) : await contrastFaults(page)
    found.push(...faults.map((line) => `[${edition.theme} ${edition.mode}] ${line}`))
  }
  return found
}

/** Elements that stick out of a window 320 px wide (WCAG 1.4.10 reflow), tables in their own scroller excepted. */
export async function reflowFaults(page: Page, width = 320): Promise<readonly string[]> {
  const before = page.viewportSize()
  await page.setViewportSize({ width, height: 700 })
  const measure = () =>
    page.evaluate((limit) => {
      if (document.documentElement.scrollWidth <= limit) return []
      const out = [...document.querySelectorAll('body *')].filter(
        (element) => element.getBoundingClientRect().right > limit + 1,
      )
      return [
        `the page is ${document.documentElement.scrollWidth} px wide`,
        ...out.slice(0, 5).map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`),
      ]
    }, width)
  // The navigation folds by a breakpoint that the page learns of a moment later; what still sticks out then is a fault.
  let faults: readonly string[] = await measure()
  for (let i = 0; faults.length && i < 20; i += 1) {
    await page.waitForTimeout(250)
    faults = await measure()
  }
  if (before) await page.setViewportSize(before)
  return faults
}
