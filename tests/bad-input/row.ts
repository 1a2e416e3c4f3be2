import type { Endpoint, Language } from '@lingjiang/kernel'
import type { Problem } from '@lingjiang/platform'
import type { TestClient } from '@lingjiang/testkit'
import type { Scene } from './scene.ts'

export type Answer = { readonly status: number; readonly code: string; readonly words: readonly string[] }

/** One bad input: what it is, how it is sent to the real server, and the code of the answer that it must get. */
export type BadInput = {
  /** In the words of docs/bad-input.md. */
  readonly input: string
  readonly answer: string
  /** Tables that this input may write to although nothing official changes, beside those of every refused attempt. */
  readonly notes?: readonly string[]
  send(scene: Scene, language: Language): Promise<Answer>
}

export const MALFORMED = '400 malformed-request'
type Who = keyof Scene['clients']
type Made = { readonly params?: object; readonly query?: object; readonly body?: unknown }
type File = { readonly content: Buffer; readonly name?: string; readonly mediaType?: string }

export function answerOf(status: number, problem: Problem | undefined): Answer {
  const words = problem
    ? [problem.title, ...(problem.faults ?? []).map(({ pointer, text }) => `${pointer} ${text}`.trim())]
    : []
  return { status, code: problem?.code ?? '', words }
}

/** A body, query or parameter of a form. */
export function form(
  input: string,
  answer: string,
  who: Who,
  endpoint: Endpoint,
  make: (scene: Scene) => Made | Promise<Made>,
): BadInput {
  return {
    input,
    answer,
    async send(scene, language) {
      const made = await make(scene)
      const result = await scene.clients[who].call(endpoint, { ...made, language } as never)
      return answerOf(result.status, result.problem)
    },
  }
}

/** A file as body. */
export function upload(
  input: string,
  answer: string,
  who: Who,
  endpoint: Endpoint,
  params: (scene: Scene) => object,
  make: () => File | Promise<File>,
): BadInput {
  return {
    input,
    answer,
    async send(scene, language) {
      const file = { name: '文件', mediaType: 'application/pdf', ...(await make()) }
      const result = await scene.clients[who].call(endpoint, { params: params(scene), file, language } as never)
      return answerOf(result.status, result.problem)
    },
  }
}

/** A request as a program sends it, past the client that our pages use. */
export function raw(
  input: string,
  answer: string,
  make: (scene: Scene) => {
    readonly method?: string
    readonly url: string
    readonly headers?: object
    readonly payload?: unknown
    readonly as?: TestClient
  },
): BadInput {
  return {
    input,
    answer,
    async send(scene, language) {
      const { as, headers, ...request } = make(scene)
      const session = as?.session
      const response = await scene.system.app.http.inject({
        method: 'GET',
        ...request,
        headers: {
          'accept-language': language,
          ...(session ? { 'x-csrf-token': session.csrfToken } : {}),
          ...headers,
        },
        cookies: session ? { lj_session: session.token, lj_csrf: session.csrfToken } : {},
      } as never)
      const isProblem = String(response.headers['content-type']).includes('problem+json')
      return answerOf(response.statusCode, isProblem ? response.json() : undefined)
    },
  }
}
