import type { Endpoint } from '@lingjiang/kernel'
import type { FastifyInstance } from 'fastify'
import type { BodyOf, ParamsOf, QueryOf, ReplyOf } from './endpoint.ts'
import type { Problem } from './problem.ts'
import { CSRF_COOKIE, SESSION_COOKIE } from './register-routes.ts'

export type CallInput<C extends Endpoint> = {
  readonly params?: ParamsOf<C>
  readonly query?: Partial<QueryOf<C>>
  readonly body?: BodyOf<C>
  /** The bare content of an upload. */
  readonly file?: { readonly content: Buffer; readonly name: string; readonly mediaType: string }
  readonly language?: 'zh' | 'en'
  readonly idempotencyKey?: string
  readonly headers?: Readonly<Record<string, string>>
}

export type CallResult<C extends Endpoint> = {
  readonly status: number
  /** The reply of the contract; read it after checking the status. */
  readonly body: C['reply'] extends object ? ReplyOf<C> : string
  readonly problem: Problem | undefined
  readonly raw: Buffer
  readonly headers: Readonly<Record<string, unknown>>
  readonly cookies: readonly { readonly name: string; readonly value: string }[]
}

export type InProcessClient = {
  call<const C extends Endpoint>(endpoint: C, input?: CallInput<C>): Promise<CallResult<C>>
  /** The same, and throws with the problem's text unless the answer is 200. */
  get<const C extends Endpoint>(endpoint: C, input?: CallInput<C>): Promise<CallResult<C>['body']>
}

/** A browser without a network: sends the session's cookies and repeats its token, as our pages do, through all of the server's checks. */
export function inProcessClient(
  http: FastifyInstance,
  session: { readonly token: string; readonly csrfToken: string } | undefined,
): InProcessClient {
  const call = async <const C extends Endpoint>(endpoint: C, input: CallInput<C> = {}): Promise<CallResult<C>> => {
    const response = await http.inject(requestOf(endpoint, input, session))
    const json = String(response.headers['content-type'] ?? '').includes('json')
    const body = json ? response.json() : response.body
    return {
      status: response.statusCode,
      body,
      problem: String(response.headers['content-type']).includes('problem+json') ? body : undefined,
      raw: response.rawPayload,
      headers: response.headers,
      cookies: response.cookies,
    }
  }
  return {
    call,
    async get(endpoint, input) {
      const result = await call(endpoint, input as never)
      if (result.status !== 200)
        throw new Error(
          `${endpoint.method} ${endpoint.path}: ${result.status} ${JSON.stringify(result.problem ?? result.body)}`,
        )
      return result.body as never
    },
  }
}

function requestOf<C extends Endpoint>(
  endpoint: C,
  input: CallInput<C>,
  session: { readonly token: string; readonly csrfToken: string } | undefined,
) {
  const params = (input.params ?? {}) as Record<string, string>
  const path = endpoint.path.replace(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const query = Object.entries((input.query ?? {}) as Record<string, unknown>).filter(
    ([, value]) => value !== undefined,
  )
  return {
    method: endpoint.method,
    url: `/api${path}`,
    query: Object.fromEntries(query.map(([name, value]) => [name, String(value)])),
    headers: {
      'accept-language': input.language ?? 'zh',
      'sec-fetch-site': 'same-origin',
      ...(session ? { 'x-csrf-token': session.csrfToken } : {}),
      ...(input.idempotencyKey ? { 'idempotency-key': input.idempotencyKey } : {}),
      ...(input.file
        ? { 'content-type': input.file.mediaType, 'x-file-name': encodeURIComponent(input.file.name) }
        : {}),
      ...input.headers,
    },
    cookies: session ? { [SESSION_COOKIE]: session.token, [CSRF_COOKIE]: session.csrfToken } : {},
    ...(input.file
      ? { payload: input.file.content }
      : input.body !== undefined
        ? { payload: input.body as object }
        : {}),
  }
}
