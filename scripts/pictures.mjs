import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildWeb } from './build-web.mjs'
import { ensureInstalled } from './ensure-install.mjs'
import { ROOT, runPinned } from './pinned-node.mjs'
import { smallPng } from './small-png.mjs'

// npm run pictures: walks from filing to statistics in a browser and keeps those of its pictures that the documents show.
const [taken, kept] = [join(ROOT, 'test-results', 'walk'), join(ROOT, 'docs', 'pictures')]
process.env.PICTURES = '1'
await ensureInstalled()
rmSync(taken, { recursive: true, force: true })
if (!buildWeb()) process.exit(1)
const code = await runPinned([
  'node_modules/vitest/vitest.mjs',
  'run',
  '--config=vitest.browser.config.ts',
  'tests/journey',
])
if (code !== 0) process.exit(code)
const documents = ['README.md', 'README.zh-CN.md', 'docs/demo.md'].map((name) => readFileSync(join(ROOT, name), 'utf8'))
const shown = new Set(
  documents.flatMap((text) => [...text.matchAll(/pictures\/([\w-]+\.png)/g)].map(([, name]) => name)),
)
mkdirSync(kept, { recursive: true })
for (const name of readdirSync(kept)) if (!shown.has(name)) rmSync(join(kept, name))
const missing = [...shown].filter((name) => !existsSync(join(taken, name)))
for (const name of shown)
  if (!missing.includes(name)) writeFileSync(join(kept, name), smallPng(readFileSync(join(taken, name))))
console.log(
  `${shown.size - missing.length} pictures in docs/pictures${missing.length ? `; not taken: ${missing}` : ''}`,
)
process.exit(missing.length ? 1 : 0)
