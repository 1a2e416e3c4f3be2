import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildWeb } from './build-web.mjs'
import { runChecks } from './checks.mjs'
import { ensureInstalled } from './ensure-install.mjs'
import { ROOT, runPinned } from './pinned-node.mjs'

const VITEST = 'node_modules/vitest/vitest.mjs'

await ensureInstalled()
const chosen = process.argv.slice(2)
if (chosen.length > 0) process.exit(await runPinned([VITEST, 'run', ...chosen]))

const total = runChecks()
// Before the tests: several of them want the screens built, and would build them at the same time.
total[buildWeb() ? 'passed' : 'failed'] += 1
await runTests('unit and integration tests', 'vitest.config.ts')
await runTests('browser tests', 'vitest.browser.config.ts')
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)

/** Adds one run of vitest to the total; a run that ends badly without a failed test (it crashed, a file did not load) counts as a failure. */
async function runTests(title, config) {
  mkdirSync(join(ROOT, '.cache'), { recursive: true })
  const folder = mkdtempSync(join(ROOT, '.cache', 'results-'))
  const file = join(folder, 'results.json')
  console.log(`\n${title}`)
  const code = await runPinned([
    VITEST,
    'run',
    `--config=${config}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const { passed, failed } = readResults(file)
  total.passed += passed
  total.failed += code !== 0 && failed === 0 ? 1 : failed
  rmSync(folder, { recursive: true, force: true })
}

function readResults(file) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests }
  } catch {
    return { passed: 0, failed: 0 }
  }
}
