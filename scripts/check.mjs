import { runChecks } from './checks.mjs'
import { ensureInstalled } from './ensure-install.mjs'

await ensureInstalled()
const { passed, failed } = runChecks()
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
