import { languageOf } from '@lingjiang/platform'
import type { FastifyInstance } from 'fastify'
import { completeDocument, type OpenApiDocument } from './docs-document.ts'
import { type DocumentedApi, renderProblem, renderReference } from './docs-pages.ts'

const HTML = 'text/html; charset=utf-8'

/** The contract of the system for machines (/api/docs/json) and people (/api/docs), and a page for every refusal. All made from the contracts. */
export function registerDocs(app: FastifyInstance, api: DocumentedApi): void {
  app.get('/api/docs/json', { schema: { hide: true } }, async () =>
    completeDocument(app.swagger() as unknown as OpenApiDocument, api.routes, api.refusals),
  )
  app.get('/api/docs', { schema: { hide: true } }, async (request, reply) =>
    reply.type(HTML).send(renderReference(api, languageOf(request))),
  )
  app.get<{ Params: { context: string; code: string } }>(
    '/problems/:context/:code',
    { schema: { hide: true } },
    async (request, reply) => {
      const { context, code } = request.params
      const page = renderProblem(api, context, code, languageOf(request))
      return page ? reply.type(HTML).send(page) : reply.callNotFound()
    },
  )
}
