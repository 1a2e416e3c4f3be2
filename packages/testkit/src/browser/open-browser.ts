import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { chromiumPlace, fontConfiguration } from './chromium-place.ts'

/** A closed network: the browser must not look for updates, and root must be able to start it. */
const FLAGS = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--no-first-run',
  '--no-pings',
  '--font-render-hinting=none',
]

/** Starts the test browser. Close it when the file's tests are done. */
export async function openBrowser(): Promise<Browser> {
  const [{ executable, libraries }, fonts] = await Promise.all([chromiumPlace(), fontConfiguration()])
  const start = (env: Record<string, string>) =>
    chromium.launch({
      executablePath: executable,
      args: FLAGS,
      env: { ...ownEnvironment(), FONTCONFIG_FILE: fonts, ...env },
    })
  try {
    return await start({})
  } catch (error) {
    // A machine without NSS and its like: the package brings them.
    if (!libraries || !/shared librar/i.test(String(error))) throw error
    return start({ LD_LIBRARY_PATH: libraries })
  }
}

function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

export const PHONE = { width: 390, height: 844 } as const
export const DESK = { width: 1440, height: 900 } as const

export type Looks = {
  readonly language?: 'zh' | 'en'
  readonly theme?: 'light' | 'dark'
  readonly mode?: 'normal' | 'elder'
  readonly viewport?: { readonly width: number; readonly height: number }
}

/** A visitor with a fresh, cookie-less window that looks as told. */
export async function newVisitor(browser: Browser, baseURL: string, looks: Looks = {}): Promise<BrowserContext> {
  const options: BrowserContextOptions = {
    baseURL,
    viewport: looks.viewport ?? PHONE,
    locale: looks.language === 'en' ? 'en-GB' : 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  }
  const context = await browser.newContext(options)
  await context.addInitScript(
    ([theme, mode]) => {
      if (!localStorage.getItem('lj-theme')) localStorage.setItem('lj-theme', theme)
      if (!localStorage.getItem('lj-mode')) localStorage.setItem('lj-mode', mode)
    },
    [looks.theme ?? 'light', looks.mode ?? 'normal'] as const,
  )
  return context
}

/** What a page complained about: uncaught errors, errors on the console, refused by the content security policy. */
export function watchFaults(page: Page): readonly string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  return faults
}
