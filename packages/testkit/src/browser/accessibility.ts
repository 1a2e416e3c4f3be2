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
  source ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(await source)
  const violations = await page.evaluate(async (rules) => {
    const axe = (
      globalThis as unknown as { axe: { run(root: Document, options: object): Promise<{ violations: Found[] }> } }
    ).axe
    const answer = await axe.run(document, { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] })
    return answer.violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map((node) => ({ target: node.target, failureSummary: node.failureSummary ?? '' })),
    }))
  }, RULES)
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
}

/** axe over the open page in its four editions. @returns every violation, with the edition named */
export async function axeInAllEditions(page: Page): Promise<readonly string[]> {
  const found: string[] = []
  for (const edition of EDITIONS) {
    await wear(page, edition)
    found.push(...(await axeViolations(page)).map((line) => `[${edition.theme} ${edition.mode}] ${line}`))
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
