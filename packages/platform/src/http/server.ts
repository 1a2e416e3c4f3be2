import AjvCompiler from '@fastify/ajv-compiler'
import cookie from '@fastify/cookie'
import swagger from '@fastify/swagger'
import type { Actor } from '@lingjiang/kernel'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type { Services, SessionReader } from '../services.ts'
import { collectRequestMetrics } from './metrics.ts'
import type { Permissions } from './permissions.ts'
import { generalProblem, type RefusalCatalogue, unexpected } from './problem.ts'
import { type Edge, languageOf, newCorrelationId } from './register-routes.ts'
import { addSecurityHeaders } from './security-headers.ts'

export type ServerOptions = {
  readonly services: Services
  readonly sessions: SessionReader
  readonly permissions: Permissions
  readonly refusals: RefusalCatalogue
  readonly allows?: (actor: Actor, permission: string) => boolean
  readonly trustProxy: boolean
}

/** The HTTP server with everything that is the same for all contexts; routes are registered by the caller, before `ready`. */
export async function createServer(
  options: ServerOptions,
): Promise<{ readonly app: FastifyInstance; readonly edge: Edge }> {
  const { services } = options
  const app = Fastify({
    loggerInstance: services.log as never,
    logController: new LogController({ disableRequestLogging: true }),
    // No logger a request: the one line of a request and that of a fault name the correlation themselves.
    childLoggerFactory: (logger) => logger,
    genReqId: newCorrelationId,
    trustProxy: options.trustProxy,
    bodyLimit: 1_000_000,
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 200 },
    ajv: { customOptions: AS_TEXT },
    frameworkErrors: (_error, request, reply) =>
      sendGeneral(request, reply as unknown as FastifyReply, 'address-unreadable'),
  }) as unknown as FastifyInstance
  validateBodiesAsTyped(app)
  await app.register(cookie)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '岭匠 Lingjiang',
        version: '0.1.0',
        description: 'Vocational skill-level recognition. Errors are RFC 9457 problem details.',
      },
    },
  })
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  const https = services.publicUrl.startsWith('https:')
  addSecurityHeaders(app, { https })
  collectRequestMetrics(app, services.metrics)
  logRequests(app)
  answerFaults(app)
  const edge: Edge = {
    services,
    sessions: options.sessions,
    permissions: options.permissions,
    refusals: options.refusals,
    allows: options.allows ?? ((actor, permission) => options.permissions.allows(actor, permission)),
    secureCookies: https,
  }
  return { app, edge }
}

/** One line a request, fields from a closed list: route pattern and not the address, so that no personal data gets into logs. */
function logRequests(app: FastifyInstance) {
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        correlationId: request.id,
      },
      'request',
    )
    done()
  })
}

/** Addresses carry texts only: `?limit=20` is a number where the contract wants one. */
const AS_TEXT = { allErrors: true, coerceTypes: 'array', removeAdditional: false } as const

/** JSON says what is a number and what is a text: a body is taken as it is typed. */
function validateBodiesAsTyped(app: FastifyInstance) {
  const build = AjvCompiler()
  const compilers = [AS_TEXT, { ...AS_TEXT, coerceTypes: false }].map((customOptions) => build({}, { customOptions }))
  app.setValidatorCompiler((route) => {
    const compiler = compilers[route.httpPart === 'body' ? 1 : 0]
    return (compiler as NonNullable<typeof compiler>)(route)
  })
}

function sendGeneral(request: FastifyRequest, reply: FastifyReply, code: string) {
  const problem = generalProblem(code, languageOf(request), request.id)
  return reply.code(problem.status).type('application/problem+json').send(problem)
}

function answerFaults(app: FastifyInstance) {
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const language = languageOf(request)
    if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500)
      return sendGeneral(request, reply, error.statusCode === 413 ? 'body-too-large' : 'body-unreadable')
    request.log.error({ err: error, correlationId: request.id, route: request.routeOptions.url }, 'unexpected')
    return reply.code(500).type('application/problem+json').send(unexpected(language, request.id))
  })
}
