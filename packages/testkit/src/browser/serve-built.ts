import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
}

/** The policy of the strictest deployment: own scripts only. Styles may be put in at run time (the console's component library does). */
export const STRICT_POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"

/** Serves built web apps without a server behind them, for tests of what needs none. Keys are prefixes: `{ '/': dist, '/exam/': dist }`. */
export async function serveBuilt(
  apps: Readonly<Record<string, string>>,
): Promise<{ readonly address: string; close(): Promise<void> }> {
  const prefixes = Object.keys(apps).sort((a, b) => b.length - a.length)
  const server = createServer(async (request, reply) => {
    const path = new URL(request.url ?? '/', 'http://built').pathname
    const prefix = prefixes.find((one) => path.startsWith(one))
    const folder = prefix === undefined ? undefined : apps[prefix]
    if (path.startsWith('/api/') || folder === undefined || prefix === undefined) {
      reply.writeHead(404, { 'content-type': 'application/problem+json' })
      return reply.end('{}')
    }
    const file = normalize(join(folder, decodeURIComponent(path.slice(prefix.length)) || 'index.html'))
    const asked = file.startsWith(normalize(folder)) && extname(file) ? file : join(folder, 'index.html')
    const content = await readFile(asked).catch(() => undefined)
    reply.writeHead(content ? 200 : 404, {
      'content-type': TYPES[extname(asked)] ?? 'application/octet-stream',
      'content-security-policy': STRICT_POLICY,
    })
    return reply.end(content)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
