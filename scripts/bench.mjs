import { ensureInstalled } from './ensure-install.mjs'
import { runPinned } from './pinned-node.mjs'

await ensureInstalled()
process.exit(await runPinned(['bench/main.ts', ...process.argv.slice(2)]))
