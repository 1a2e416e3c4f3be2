import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pinnedEnvironment, ROOT } from './pinned-node.mjs'

/**
 * Every check that runs nothing of the system: what it asserts, and the program that asserts it. One checker each: four of them work out the
 * same contract types four times over (half the processor time and memory, measured on the server's project).
 */
const CHECKS = [
  ['types of the rules and contracts', 'tsc', '--checkers', '1', '-p', 'tsconfig.domain.json'],
  ['types of the server', 'tsc', '--checkers', '1', '-p', 'tsconfig.server.json'],
  ['types of the screens', 'tsc', '--checkers', '1', '-p', 'tsconfig.web.json'],
  ['types of the console', 'tsc', '--checkers', '1', '-p', 'tsconfig.console.json'],
  ['types of the browser tests', 'tsc', '--checkers', '1', '-p', 'tsconfig.browser.json'],
  ['types of the browser tests of the console', 'tsc', '--checkers', '1', '-p', 'tsconfig.console-browser.json'],
  ['lint and format', 'biome', 'check', '--error-on-warnings', '.'],
  ['import boundaries', 'node', 'tools/boundaries.ts'],
  ['house rules', 'node', 'tools/house-rules.ts'],
  ['SQL stays in its own schema', 'node', 'tools/sql-schemas.ts'],
  ['glossary', 'node', 'tools/glossary.ts'],
  ['generated documents', 'node', 'tools/reference.ts', '--check'],
  ['nothing unused: files, exports, packages', 'knip', '--treat-config-hints-as-errors'],
]

/** Runs all checks, prints a line for each, and the findings of those that fail. */
export function runChecks() {
  const outcome = { passed: 0, failed: 0 }
  for (const [title, program, ...args] of CHECKS) {
    const begun = Date.now()
    const run = spawnSync(join(ROOT, 'node_modules', '.bin', program), args, {
      cwd: ROOT,
      env: { ...pinnedEnvironment(), NO_COLOR: '1' },
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      shell: process.platform === 'win32',
    })
    const passed = run.status === 0
    outcome[passed ? 'passed' : 'failed'] += 1
    console.log(`${passed ? 'ok  ' : 'FAIL'} ${title} (${((Date.now() - begun) / 1000).toFixed(1)} s)`)
    if (!passed) console.log(`${run.stdout ?? ''}${run.stderr ?? ''}${run.error?.message ?? ''}`.trimEnd())
  }
  return outcome
}
