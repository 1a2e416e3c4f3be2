// Measures the JavaScript of the portal's first view: node apps/portal/scripts/size.mjs. Fails above the budget of DESIGN §10.
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'

export const BUDGET_KB = 130
const dist = new URL('../dist/', import.meta.url)

/** The scripts that the front page loads before anybody touches it: named in the page, and what those import at once. */
export function firstViewScripts() {
  const page = readFileSync(new URL('index.html', dist), 'utf8')
  const waiting = [...page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, path]) => path)
  const seen = new Map()
  while (waiting.length) {
    const path = waiting.pop()
    if (seen.has(path)) continue
    const code = readFileSync(new URL(path, dist))
    seen.set(path, gzipSync(code, { level: 9 }).length)
    for (const [, name] of code.toString().matchAll(/(?:^|[;\n}])import[^;"'`()]*?["']\.\/([^"']+\.js)["']/g))
      waiting.push(`assets/${name}`)
  }
  return seen
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const scripts = firstViewScripts()
  const kilobytes = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0) / 1024
  for (const [path, bytes] of scripts) console.log(`${(bytes / 1024).toFixed(1).padStart(7)} KB  ${path}`)
  console.log(
    `${kilobytes.toFixed(1).padStart(7)} KB gzip of JavaScript in the first view; the budget is ${BUDGET_KB} KB`,
  )
  if (kilobytes > BUDGET_KB) process.exit(1)
}
