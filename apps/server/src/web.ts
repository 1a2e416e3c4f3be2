import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import { generalProblem, languageOf, type Services } from '@lingjiang/platform'
import type { FastifyInstance } from 'fastify'
import { pageWithSite, type SiteFacts } from './site.ts'
import { serveVerifyPages } from './verify-pages.ts'

const distOf = (app: string) => fileURLToPath(new URL(`../../${app}/dist`, import.meta.url))

/** The built web apps and the address each answers under. Unknown addresses below one get its page (client-side routes). */
const APPS = [
  { name: 'console', prefix: '/console/' },
  { name: 'exam', prefix: '/exam/' },
  { name: 'verify', prefix: '/verify/' },
  { name: 'portal', prefix: '/' },
] as const

/** Serves the built web apps. The pages of verifier and portal carry what this system says of itself, and are served by themselves. */
export async function serveWeb(app: FastifyInstance, services: Services, site: SiteFacts): Promise<void> {
  const built = APPS.filter(({ name }) => existsSync(join(distOf(name), 'index.html')))
  for (const { name, prefix } of built)
    await app.register(fastifyStatic, {
      root: distOf(name),
      prefix,
      decorateReply: false,
      wildcard: false,
      ...(name === 'verify' || name === 'portal'
        ? { index: false as const, globIgnore: ['**/*.html', '**/*.html.br', '**/*.html.gz'] }
        : { index: ['index.html'] }),
      preCompressed: true,
      setHeaders: (reply, path) => {
        const hashed = /[.-][A-Za-z0-9_-]{8}\.(js|css|woff2|svg|png)(\.(br|gz))?$/.test(path)
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  if (built.some(({ name }) => name === 'verify')) await serveVerifyPages(app, services, distOf('verify'))
  const pages = new Map(
    await Promise.all(
      built.map(async ({ name, prefix }) => {
        const page = await readFile(join(distOf(name), 'index.html'), 'utf8')
        return [prefix, name === 'portal' ? pageWithSite(page, site) : page] as const
      }),
    ),
  )
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    const app_ = built.find(({ prefix }) => path.startsWith(prefix))
    const page = app_ ? pages.get(app_.prefix) : undefined
    if (request.method !== 'GET' || path.startsWith('/api/') || /\.[a-z0-9]{1,5}$/i.test(path) || !page)
      return reply
        .code(404)
        .type('application/problem+json')
        .send(generalProblem('no-such-address', languageOf(request), request.id))
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  })
}
