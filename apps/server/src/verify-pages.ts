import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pageWithTrust } from '@lingjiang/credential/node'
import { trustOf } from '@lingjiang/credentials/server'
import type { Services } from '@lingjiang/platform'
import type { FastifyInstance } from 'fastify'

/**
 * The verifier's page with this system's keys as its first trust list; the same page as one file to keep, which trusts no server at all.
 * Whoever verifies may replace the list by one got elsewhere.
 */
export async function serveVerifyPages(app: FastifyInstance, services: Services, folder: string): Promise<void> {
  const trusted = async (file: string) => pageWithTrust(await readFile(join(folder, file), 'utf8'), trustOf(services))
  const page = await trusted('index.html')
  for (const url of ['/verify/', '/verify/index.html'])
    app.get(url, { schema: { hide: true } }, async (_request, reply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page),
    )
  if (!existsSync(join(folder, 'offline.html'))) return
  const offline = await trusted('offline.html')
  app.get('/verify/offline.html', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-disposition', 'attachment; filename="lingjiang-verify.html"')
      .send(offline),
  )
}
