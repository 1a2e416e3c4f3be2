import type { Endpoint } from '@lingjiang/kernel'
import type { Static, TSchema } from 'typebox'
import { appearance } from '../appearance/appearance.ts'
import { addressOf, type Written } from './address.ts'
import { Problem, toProblem, UNREACHABLE, UNREADABLE } from './problem.ts'

type Of<S> = S extends TSchema ? Static<S> : never
export type ParamsOf<C extends Endpoint> = Of<C['params']>
/** Query members with a default may be left out, so all may. */
export type QueryOf<C extends Endpoint> = Partial<Of<C['query']>>
export type BodyOf<C extends Endpoint> = Of<C['body']>
export type ReplyOf<C extends Endpoint> = Of<C['reply']>

type Part<Name extends string, S, Value> = S extends TSchema
  ? // A part whose members are all optional may be left out.
    Record<string, never> extends Value
    ? { readonly [K in Name]?: Value }
    : { readonly [K in Name]: Value }
  : unknown

/** What a call carries: exactly the parts the contract declares, and how to send it. */
export type Input<C extends Endpoint> = Part<'params', C['params'], ParamsOf<C>> &
  Part<'query', C['query'], QueryOf<C>> &
  Part<'body', C['body'], BodyOf<C>> & {
    readonly signal?: AbortSignal
    /** The same key for the same intention: a repeated write then changes nothing. A fresh one for each call unless given. */
    readonly idempotencyKey?: string
    /** A token that was given to this machine (exam rooms), instead of the session of a person. */
    readonly bearer?: string
  }
type Arguments<C extends Endpoint> = Record<string, never> extends Input<C> ? [input?: Input<C>] : [input: Input<C>]

type AnyInput = {
  readonly params?: Written
  readonly query?: Written
  readonly body?: unknown
  readonly signal?: AbortSignal
  readonly idempotencyKey?: string
  readonly bearer?: string
}

/** Pauses before a read is asked again, in milliseconds. Writes are never repeated by themselves. */
const PAUSES_MS = [250, 1000]
const WORTH_REPEATING = new Set([502, 503, 504])

/**
 * Calls an endpoint by its contract. @returns the reply as the contract types it
 * @throws Problem when the server refuses or cannot be reached; the abort error when `signal` fires
 */
export async function call<const C extends Endpoint>(endpoint: C, ...[input]: Arguments<C>): Promise<ReplyOf<C>> {
  const sent = (input ?? {}) as AnyInput
  const request = toRequest(endpoint, sent)
  const response = await send(addressOf(endpoint, sent), request, endpoint.method === 'GET' ? PAUSES_MS : [])
  return (await readReply(response)) as ReplyOf<C>
}

async function readReply(response: Response): Promise<unknown> {
  const body: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw toProblem(response.status, body, UNREADABLE[appearance().language])
  return body
}

function toRequest(endpoint: Endpoint, input: AnyInput): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (endpoint.method !== 'GET') Object.assign(headers, writeHeaders(input.idempotencyKey))
  if (input.bearer) headers.authorization = `Bearer ${input.bearer}`
  if (input.body !== undefined) headers['content-type'] = 'application/json'
  return {
    method: endpoint.method,
    headers,
    credentials: 'same-origin',
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    ...(input.signal ? { signal: input.signal } : {}),
  }
}

/** The headers that every write carries: the session's token again (double submit), and a key that makes repeating harmless. */
export function writeHeaders(idempotencyKey = newKey()): Record<string, string> {
  const token = /(?:^|; )lj_csrf=([^;]*)/.exec(document.cookie)?.[1]
  return { 'idempotency-key': idempotencyKey, ...(token ? { 'x-csrf-token': decodeURIComponent(token) } : {}) }
}

/** A fresh idempotency key. Keep one with a form, so that sending it twice is sending it once. */
export function newKey(): string {
  // crypto.randomUUID exists only on https and localhost; a county office may reach the server by plain http inside its network.
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function send(address: string, request: RequestInit, pauses: readonly number[]): Promise<Response> {
  const response = await fetch(address, request).catch((error: unknown) => {
    if (request.signal?.aborted) throw error
    return undefined
  })
  const [pause, ...rest] = pauses
  if (response && !(WORTH_REPEATING.has(response.status) && pause !== undefined)) return response
  if (pause === undefined) throw unreachable()
  await new Promise((resolve) => setTimeout(resolve, pause))
  request.signal?.throwIfAborted()
  return send(address, request, rest)
}

export function unreachable(): Problem {
  return new Problem({
    code: 'unreachable',
    status: 0,
    title: UNREACHABLE[appearance().language],
    correlationId: '',
  })
}
