import { buildWeb } from './build-web.mjs'
import { ensureInstalled } from './ensure-install.mjs'
import { runPinned } from './pinned-node.mjs'

await ensureInstalled()
buildWeb()
process.exit(await runPinned(['apps/server/src/main.ts', ...process.argv.slice(2)]))
