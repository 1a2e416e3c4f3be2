// Builds the web apps whose sources have changed: node apps/build.mjs [portal console exam verify] [--force]
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const root = fileURLToPath(new URL('..', import.meta.url))
const ALL = ['portal', 'console', 'exam', 'verify']
const SKIPPED = new Set([
  'node_modules',
  'dist',
  'migrations',
  'server',
  '.cache',
  'platform',
  'testkit',
  'simulators',
  'scripts',
])

/** Every file a web app can be made of: its own, the packages, domain and contract of the contexts, the lock file. */
function* sourcesOf(app) {
  yield* filesUnder(`apps/${app}`)
  yield* filesUnder('packages')
  yield* filesUnder('contexts')
  yield* filesUnder('apps/build')
  yield 'package-lock.json'
}

function* filesUnder(folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name)) yield* filesUnder(path)
    } else if (!/\.test\.tsx?$/.test(entry.name)) yield path
  }
}

function stampOf(app) {
  const hash = createHash('sha256').update(process.versions.node)
  for (const path of sourcesOf(app))
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  return hash.digest('hex')
}

/** Compressed twins beside the files, so that the server spends nothing on it. */
function compress(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) compress(path)
    else if (/\.(js|css|svg|json|html|map)$/.test(entry.name)) {
      const content = readFileSync(path)
      if (content.length < 1024) continue
      writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }))
      writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }))
    }
  }
}

/** Builds one app unless its dist carries the stamp of the present sources. @returns whether it was built */
async function buildApp(app, force) {
  const dist = join(root, 'apps', app, 'dist')
  const stampFile = join(dist, '.stamp')
  const stamp = stampOf(app)
  if (!force && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false
  process.env.NODE_ENV = 'production' // started from a test it says "test", and React would be built for development
  const { build } = await import('vite')
  await build({ configFile: join(root, 'apps', app, 'vite.config.mjs'), logLevel: 'warn' })
  compress(dist)
  writeFileSync(stampFile, stamp)
  return true
}

/** Builds what is out of date. @returns the names of the apps built */
export async function buildWebApps({ apps = ALL, force = false } = {}) {
  const built = []
  for (const app of apps) {
    if (!existsSync(join(root, 'apps', app, 'vite.config.mjs'))) continue
    if (await buildApp(app, force)) built.push(app)
  }
  return built
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const named = process.argv.slice(2).filter((word) => !word.startsWith('-'))
  const unknown = named.filter((name) => !ALL.includes(name))
  if (unknown.length) {
    console.error(`no such web app: ${unknown.join(', ')}. There are: ${ALL.join(', ')}`)
    process.exit(2)
  }
  const started = Date.now()
  const built = await buildWebApps({
    ...(named.length ? { apps: named } : {}),
    force: process.argv.includes('--force'),
  })
  console.log(
    built.length
      ? `built ${built.join(', ')} in ${((Date.now() - started) / 1000).toFixed(1)} s`
      : 'web apps are up to date',
  )
}
