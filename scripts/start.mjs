import { buildWeb } from './build-web.mjs'
import { ensureInstalled } from './ensure-install.mjs'
import { runPinned } from './pinned-node.mjs'
import { SERVER_FLAGS } from './server-flags.mjs'

await ensureInstalled()
if (!buildWeb()) process.exit(1)
process.exit(await runPinned([...SERVER_FLAGS, 'apps/server/src/main.ts', ...process.argv.slice(2)]))
