import type { Facts, Text } from '@lingjiang/kernel'

/** One fault of what was submitted: a JSON pointer into the body (or row and column of a file) and what is wrong. */
export type Fault = { readonly pointer: string; readonly text: string; readonly row?: number; readonly column?: string }

export type ProblemBody = {
  readonly code: string
  readonly status: number
  readonly title: string
  readonly detail?: string
  readonly clause?: string
  readonly facts?: Facts
  readonly faults?: readonly Fault[]
  readonly correlationId: string
}

/** What the server refused (RFC 9457), or that it could not be reached (`code` 'unreachable', `status` 0). Screens render by code. */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly title: string
  readonly detail: string | undefined
  readonly clause: string | undefined
  readonly facts: Facts
  readonly faults: readonly Fault[]
  readonly correlationId: string

  constructor(body: ProblemBody) {
    super(body.title)
    this.name = 'Problem'
    this.code = body.code
    this.status = body.status
    this.title = body.title
    this.detail = body.detail
    this.clause = body.clause
    this.facts = body.facts ?? {}
    this.faults = body.faults ?? []
    this.correlationId = body.correlationId
  }
}

export function isProblem(value: unknown): value is Problem {
  return value instanceof Problem
}

export const UNREACHABLE: Text = {
  zh: '连接不上服务器。请检查网络后重试，已填写的内容仍在。',
  en: 'The server cannot be reached. Check the network and try again; what you entered is still here.',
}
export const UNREADABLE: Text = {
  zh: '服务器的答复无法识别，请稍后再试。',
  en: 'The answer of the server could not be read. Please try again later.',
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** Reads problem+json from an answer that is not a success. An answer that is no problem document becomes code 'unreadable'. */
export function toProblem(status: number, body: unknown, unreadable: string): Problem {
  const from = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  const code = isText(from.code) ? from.code : isText(from.type) ? from.type.split('/').at(-1) : undefined
  return new Problem({
    code: code || 'unreadable',
    status,
    title: isText(from.title) ? from.title : unreadable,
    correlationId: isText(from.correlationId) ? from.correlationId : '',
    ...(isText(from.detail) ? { detail: from.detail } : {}),
    ...(isText(from.clause) ? { clause: from.clause } : {}),
    ...(typeof from.facts === 'object' && from.facts !== null ? { facts: from.facts as Facts } : {}),
    ...(Array.isArray(from.faults) ? { faults: from.faults as Fault[] } : {}),
  })
}
