import { buildWeb } from './build-web.mjs'
import { ensureInstalled } from './ensure-install.mjs'
import { runPinned } from './pinned-node.mjs'

await ensureInstalled()
if (!buildWeb()) process.exit(1)
process.exit(await runPinned(['apps/server/src/main.ts', ...process.argv.slice(2)]))
