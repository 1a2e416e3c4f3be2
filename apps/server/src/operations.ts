import type { Services } from '@lingjiang/platform'
import type { FastifyInstance } from 'fastify'

/** What operators need: is it alive, is it ready, its figures. */
export function registerOperations(app: FastifyInstance, services: Services): void {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'alive' }))
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    try {
      await services.db`select 1`
      return { status: 'ready' }
    } catch {
      return reply.code(503).send({ status: 'database unreachable' })
    }
  })
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)
    if (!local) return reply.code(404).send({ status: 'not found' })
    return reply.type(services.metrics.contentType).send(await services.metrics.metrics())
  })
}
