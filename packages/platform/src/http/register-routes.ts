import { randomUUID, timingSafeEqual } from 'node:crypto'
import { Readable } from 'node:stream'
import { type Actor, isRefused, type Language, type Refused, refuse } from '@lingjiang/kernel'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Services, SessionReader } from '../services.ts'
import type { FileReply, Route } from './endpoint.ts'
import type { Permissions } from './permissions.ts'
import { type Fault, generalProblem, malformed, problemOf, type RefusalCatalogue } from './problem.ts'
import { refuseEntry, runEndpoint } from './run-endpoint.ts'
import { schemaFaults } from './schema-faults.ts'
import { textFaults } from './text-faults.ts'
import { receiveUpload } from './upload.ts'

export const SESSION_COOKIE = 'lj_session'
export const CSRF_COOKIE = 'lj_csrf'
const LONGEST_KEY = 128

export type Edge = {
  readonly services: Services
  readonly sessions: SessionReader
  readonly permissions: Permissions
  readonly refusals: RefusalCatalogue
  /** The first wall. Only a test that proves the second wall gives its own. */
  readonly allows: (actor: Actor, permission: string) => boolean
  readonly secureCookies: boolean
}

/** Thrown by handlers for faults that only the content shows (a row of a file): answers 400 with the list. */
export class Malformed extends Error {
  readonly faults: readonly Fault[]
  constructor(faults: readonly Fault[]) {
    super('malformed')
    this.faults = faults
  }
}

export function languageOf(request: FastifyRequest): Language {
  // A request whose address cannot be read is answered before its cookies are.
  const cookie = (request.cookies as Record<string, string | undefined> | undefined)?.lj_language
  if (cookie === 'zh' || cookie === 'en') return cookie
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh'
}

export function sendRefusal(edge: Edge, request: FastifyRequest, reply: FastifyReply, refusal: Refused) {
  const problem = problemOf(edge.refusals, refusal.code, refusal.facts, languageOf(request), request.id)
  if (typeof refusal.facts.seconds === 'number') reply.header('retry-after', String(refusal.facts.seconds))
  return reply.code(problem.status).type('application/problem+json').send(problem)
}

/** Registers the routes of a context under /api, each with its contract's schemas (validation and OpenAPI from one object). */
export function registerRoutes(app: FastifyInstance, routes: readonly Route[], edge: Edge): void {
  for (const route of routes) {
    const { contract } = route
    if (!edge.permissions.known(contract.may)) throw new Error(`${contract.path}: unknown permission ${contract.may}`)
    for (const code of contract.refuses)
      if (!edge.refusals.find(code)) throw new Error(`${contract.path}: refusal without wording: ${code}`)
    app.route({
      method: contract.method,
      url: `/api${contract.path}`,
      schema: schemaOf(route),
      attachValidation: true,
      ...(route.upload ? { bodyLimit: route.upload.maxBytes } : {}),
      handler: (request, reply) => handle(route, request, reply, edge),
    })
  }
}

function schemaOf({ contract, upload }: Route): object {
  return {
    summary: contract.summary,
    tags: [contract.path.split('/')[1] ?? 'platform'],
    operationId: `${contract.method.toLowerCase()} ${contract.path}`.replace(/[^a-zA-Z0-9]+/g, '-'),
    description: `Permission: ${contract.may}. Refusals: ${contract.refuses.join(', ') || 'none'}.`,
    ...(contract.params ? { params: contract.params } : {}),
    ...(contract.query ? { querystring: contract.query } : {}),
    ...(contract.body && !upload ? { body: contract.body } : {}),
    ...(contract.reply ? { response: { 200: contract.reply } } : {}),
  }
}

async function handle(route: Route, request: FastifyRequest, reply: FastifyReply, edge: Edge) {
  const language = languageOf(request)
  const entered = route.mode !== 'transaction' ? { actor: ANONYMOUS } : await enter(route, request, edge)
  if (isRefused(entered)) return sendRefusal(edge, request, reply, entered)
  if (!route.upload && route.contract.body && request.body instanceof Readable) {
    const problem = generalProblem('body-type-not-accepted', language, request.id)
    return reply.code(problem.status).type('application/problem+json').send(problem)
  }
  const faults = faultsOf(route, request, language)
  if (faults.length > 0)
    return reply
      .code(400)
      .type('application/problem+json')
      .send(malformed(faults, language, request.id))
  const upload = route.upload ? await receiveUpload(request, route.upload, edge.services.dataDir) : undefined
  if (isRefused(upload)) return sendRefusal(edge, request, reply, upload)
  try {
    const key = request.headers['idempotency-key']
    const result = await runEndpoint(
      route,
      {
        params: request.params,
        query: request.query,
        body: route.upload ? undefined : request.body,
        actor: entered.actor,
        language,
        correlationId: request.id,
        client: { address: request.ip, userAgent: request.headers['user-agent'] ?? '' },
        ...(typeof key === 'string' ? { idempotencyKey: key } : {}),
        ...(upload ? { upload: upload.file } : {}),
        ...sessionTokenOf(request),
        ...bearerOf(request),
        cookie: (name, value, options) => setCookie(request, reply, edge, name, value, options),
        visitor: () => visitorOf(request, edge),
      },
      edge.services,
    )
    if (isRefused(result)) return sendRefusal(edge, request, reply, result)
    return route.contract.reply ? reply.send(result ?? null) : sendFile(reply, result as FileReply)
  } catch (error) {
    if (error instanceof Malformed)
      return reply
        .code(400)
        .type('application/problem+json')
        .send(malformed(error.faults, language, request.id))
    throw error
  } finally {
    await upload?.discard()
  }
}

/** What is wrong with the form of a request: by the contract's schemas, and texts that are none. */
function faultsOf(route: Route, request: FastifyRequest, language: Language): readonly Fault[] {
  const invalid = request.validationError
  if (invalid) return schemaFaults(invalid.validation ?? [], invalid.validationContext ?? 'body', language)
  if (String(request.headers['idempotency-key'] ?? '').length > LONGEST_KEY) {
    const text = { zh: `请求编号最多 ${LONGEST_KEY} 个字符`, en: `At most ${LONGEST_KEY} characters` }[language]
    return [{ pointer: '/headers/idempotency-key', text }]
  }
  return [
    ...textFaults(request.params, '/params', language),
    ...textFaults(request.query, '/query', language),
    ...(route.upload ? [] : textFaults(request.body, '', language)),
  ]
}

function sessionTokenOf(request: FastifyRequest): { readonly sessionToken?: string } {
  const token = (request.cookies as Record<string, string | undefined>)[SESSION_COOKIE]
  return token ? { sessionToken: token } : {}
}

function bearerOf(request: FastifyRequest): { readonly bearer?: string } {
  const [, token] = /^Bearer ([\w.~+/=-]{1,1000})$/.exec(request.headers.authorization ?? '') ?? []
  return token ? { bearer: token } : {}
}

const ANONYMOUS: Actor = { kind: 'anonymous' }

async function visitorOf(request: FastifyRequest, edge: Edge): Promise<Actor> {
  const { sessionToken: token } = sessionTokenOf(request)
  const session = token ? await edge.sessions.read(token) : undefined
  return session?.actor ?? ANONYMOUS
}

/** Finds the actor from the session cookie; an unsafe request must also repeat the session's token and come from our own pages. */
async function enter(route: Route, request: FastifyRequest, edge: Edge): Promise<{ actor: Actor } | Refused> {
  const { sessionToken: token } = sessionTokenOf(request)
  const session = token ? await edge.sessions.read(token) : undefined
  const unsafe = route.contract.method !== 'GET'
  if (unsafe && !sameSite(request, edge.services.publicUrl)) return refuse('csrf-token-wrong')
  if (unsafe && session && !equalText(String(request.headers['x-csrf-token'] ?? ''), session.csrfToken))
    return refuse('csrf-token-wrong')
  const actor = session?.actor ?? ANONYMOUS
  return refuseEntry(actor, edge.allows(actor, route.contract.may)) ?? { actor }
}

/** Browsers say where a request comes from; a request that says "another site" is not ours. Programs that say nothing carry no cookies of others. */
function sameSite(request: FastifyRequest, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site && site !== 'same-origin' && site !== 'none') return false
  const { origin } = request.headers
  if (origin === undefined) return true
  // Behind a proxy the address that people use is the public one, or what the trusted proxy passes on.
  const own = [request.host, new URL(publicUrl).host]
  return URL.canParse(origin) && own.includes(new URL(origin).host)
}

function equalText(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}

function setCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  edge: Edge,
  name: string,
  value: string | null,
  options: { readonly httpOnly?: boolean; readonly maxAgeSeconds?: number } = {},
) {
  // Over https, also where only a trusted proxy speaks it (X-Forwarded-Proto): never to be sent in the clear again.
  const secure = edge.secureCookies || request.protocol === 'https'
  const base = { path: '/', sameSite: 'lax' as const, secure, httpOnly: options.httpOnly ?? true }
  if (value === null) reply.clearCookie(name, base)
  else reply.setCookie(name, value, { ...base, ...(options.maxAgeSeconds ? { maxAge: options.maxAgeSeconds } : {}) })
}

function sendFile(reply: FastifyReply, file: FileReply) {
  reply.code(file.status ?? 200).type(file.mediaType)
  for (const [name, value] of Object.entries(file.headers ?? {})) reply.header(name, value)
  if (file.fileName)
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`)
  return reply.send(file.content)
}

export function newCorrelationId(): string {
  return randomUUID()
}
