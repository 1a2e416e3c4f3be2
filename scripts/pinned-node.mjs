import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

const PLATFORM = process.platform === 'win32' ? 'win' : process.platform
const PROGRAM = process.platform === 'win32' ? 'node.exe' : 'node'

/** Prints one sentence and ends with code 1. */
export function giveUp(sentence) {
  console.error(sentence)
  process.exit(1)
}

/** The Node of the lock file: it runs TypeScript as it stands, which the machine's own may not. */
export function pinnedNode() {
  const pinned = join(ROOT, 'node_modules', `node-${PLATFORM}-${process.arch}`, 'bin', PROGRAM)
  if (existsSync(pinned)) return pinned
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return giveUp(
    `There is no Node 24 for ${process.platform}-${process.arch} among the packages: install Node 24 and start with it.`,
  )
}

/**
 * The environment in which `node` and the programs of the packages are the pinned ones. What was compiled once is kept: the next process
 * starts sooner and needs no compiler of TypeScript in its memory.
 */
export const pinnedEnvironment = () => ({
  NODE_COMPILE_CACHE: join(ROOT, '.cache', 'compiled'),
  ...process.env,
  PATH: [dirname(pinnedNode()), join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
})

/**
 * Runs the pinned Node to its end. A wish to stop (Ctrl-C, kill, a closed terminal) reaches it exactly once; when this process is killed it
 * notices by the closed channel. It has a process group of its own, because npm, the shell and the terminal would otherwise each pass the wish on.
 * @returns its exit code
 */
export function runPinned(args) {
  const program = pinnedNode()
  const watch = new URL('./end-with-starter.mjs', import.meta.url).href
  const child = spawn(program, ['--import', watch, ...args], {
    cwd: ROOT,
    env: pinnedEnvironment(),
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  let asked = 0
  const stop = () => {
    const now = Date.now()
    if (asked === 0) child.kill('SIGTERM')
    else if (now - asked < 1000) return
    else child.kill('SIGKILL')
    asked = now
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  if (process.env.npm_lifecycle_event) stopWithParent(stop)
  return new Promise((resolve) => {
    child.on('error', (error) => giveUp(`${program} does not run on this machine (${error.message}).`))
    child.on('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
}

/** npm passes a wish to stop to its shell only, and the shell ends without a word: then the parent of this process is another one. */
function stopWithParent(stop) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop()
  }, 250)
  watch.unref()
}
