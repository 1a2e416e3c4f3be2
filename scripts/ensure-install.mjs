import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mendPackages } from './mend-packages.mjs'
import { giveUp, ROOT } from './pinned-node.mjs'

const STAMP = join(ROOT, 'node_modules', '.installed-from')

/**
 * Installs what the lock file names unless that is there already. When that fails (a broken download, or a registry that does not carry
 * every optional package of other platforms), the second attempt takes what there is, without touching the lock file.
 */
export async function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    giveUp(`Node 20.19 or later is needed to begin; this is ${process.versions.node}.`)
  }
  const wanted = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .update(readFileSync(join(ROOT, 'scripts', 'mend-packages.mjs')))
    .digest('hex')
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  if (!holdsEverything()) await install()
  mendPackages()
  writeFileSync(STAMP, wanted)
}

/** Whether npm's own record of node_modules agrees with the lock file, as after an `npm install` by hand. */
function holdsEverything() {
  const record = join(ROOT, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') || entry.link) return true
    const found = present[path]
    return found ? found.version === entry.version : entry.optional === true || entry.devOptional === true
  })
}

async function install() {
  const begun = Date.now()
  let attempt = await npm('ci', 'Installing packages (first start, about a minute)')
  if (attempt.code !== 0) attempt = await npm('install', 'Installing packages, second attempt')
  if (attempt.code === 0) {
    console.log(`Packages installed in ${Math.round((Date.now() - begun) / 1000)} s.`)
    return
  }
  console.error(attempt.said.trim().split('\n').slice(-15).join('\n'))
  giveUp(
    'The packages could not be installed: check the network, the disk and the npm registry in use, then try again.',
  )
}

function npm(command, title) {
  // No package needs its install script: the links that PostgreSQL's makes are made when it starts.
  const args = [
    command,
    ...(command === 'install' ? ['--no-save'] : []),
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--loglevel=error',
  ]
  const cli = process.env.npm_execpath
  const [program, first] = cli?.endsWith('.js')
    ? [existsSync(process.execPath) ? process.execPath : 'node', [cli]]
    : ['npm', []]
  const stopProgress = showProgress(title)
  return new Promise((resolve) => {
    let said = ''
    const keep = (part) => {
      said += part
    }
    const child = spawn(program, [...first, ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => resolve({ code: 1, said: error.message }))
    child.on('close', (code) => resolve({ code, said }))
  }).finally(stopProgress)
}

/** One line that counts seconds on a terminal, one plain line elsewhere. */
function showProgress(title) {
  if (!process.stdout.isTTY) {
    console.log(`${title} …`)
    return () => undefined
  }
  const begun = Date.now()
  const show = () => process.stdout.write(`\r${title} … ${Math.round((Date.now() - begun) / 1000)} s `)
  show()
  const timer = setInterval(show, 1000)
  return () => {
    clearInterval(timer)
    process.stdout.write('\r\x1b[K')
  }
}
