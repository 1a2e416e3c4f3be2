import type { Services } from '@lingjiang/platform'
import type { FastifyInstance } from 'fastify'
import { statusListStore } from './status-list-store.ts'
import { trustOf } from './trust-of.ts'

/** What verifiers fetch beforehand and keep: the trust anchors, and the signed status lists under the addresses that certificates name. */
export function publicProofPages(app: FastifyInstance, services: Services): void {
  app.get('/trust.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=3600').send(trustOf(services)),
  )
  app.get<{ Params: { list: string; purpose: string } }>(
    '/status/:list/:purpose',
    { schema: { hide: true } },
    async (request, reply) => {
      const list = /^\d{1,9}$/.test(request.params.list) ? Number(request.params.list) : undefined
      const found =
        list === undefined
          ? undefined
          : await statusListStore.findLatest(services.publicDb, list, request.params.purpose)
      if (!found) return reply.code(404).type('text/plain').send('no such status list\n')
      return reply.type('application/vc+jwt').header('cache-control', 'public, max-age=300').send(found.jwt)
    },
  )
}
