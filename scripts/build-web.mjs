import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { giveUp, pinnedEnvironment, pinnedNode, ROOT } from './pinned-node.mjs'

const STAMP = join(ROOT, '.cache', 'web-built-from')
const SOURCES = ['apps', 'packages', 'contexts']
const PASSED_OVER = new Set(['node_modules', 'dist', 'server', 'migrations', 'platform', 'testkit', 'test', 'journeys'])

/** Builds the web applications when a source of theirs changed since the last build. */
export function buildWebWhenChanged() {
  const build = join(ROOT, 'apps', 'build.mjs')
  if (!existsSync(build)) return
  const now = fingerprint()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === now && allBuilt()) return
  console.log('Building the screens …')
  const begun = Date.now()
  const built = spawnSync(pinnedNode(), [build], { cwd: ROOT, env: pinnedEnvironment(), encoding: 'utf8' })
  if (built.status !== 0) {
    console.error(`${built.stdout}${built.stderr}`.trim().split('\n').slice(-30).join('\n'))
    giveUp('The screens could not be built.')
  }
  mkdirSync(join(ROOT, '.cache'), { recursive: true })
  writeFileSync(STAMP, now)
  console.log(`Screens built in ${((Date.now() - begun) / 1000).toFixed(1)} s.`)
}

const allBuilt = () =>
  readdirSync(join(ROOT, 'apps')).every(
    (app) => !existsSync(join(ROOT, 'apps', app, 'index.html')) || existsSync(join(ROOT, 'apps', app, 'dist')),
  )

function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json')))
  for (const folder of SOURCES) addFolder(hash, join(ROOT, folder))
  return hash.digest('hex')
}

function addFolder(hash, folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (PASSED_OVER.has(entry.name) || entry.name.includes('.test.')) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) addFolder(hash, path)
    else {
      const { size, mtimeMs } = statSync(path)
      hash.update(`${path}\0${size}\0${mtimeMs}\n`)
    }
  }
}
