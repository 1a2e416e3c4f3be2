import { ensureInstalled } from './ensure-install.mjs'
import { runPinned } from './pinned-node.mjs'

// node scripts/run-tool.mjs <file.ts> [arguments]: a TypeScript program of the repository under the pinned Node.
await ensureInstalled()
process.exit(await runPinned(process.argv.slice(2)))
