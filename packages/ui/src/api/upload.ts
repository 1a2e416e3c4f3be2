import type { Endpoint } from '@lingjiang/kernel'
import { appearance } from '../appearance/appearance.ts'
import { addressOf, type Written } from './address.ts'
import { type ReplyOf, unreachable, writeHeaders } from './call.ts'
import { toProblem, UNREADABLE } from './problem.ts'

/**
 * Sends one file as it is (its name percent-encoded in `x-file-name`) and tells how far it has come, 0 to 1.
 * @throws Problem as `call` does
 */
export function upload<const C extends Endpoint>(
  endpoint: C,
  file: File,
  options: {
    readonly params?: Written
    readonly query?: Written
    readonly onProgress?: (share: number) => void
    readonly signal?: AbortSignal
    readonly idempotencyKey?: string
  } = {},
): Promise<ReplyOf<C>> {
  return new Promise((resolve, reject) => {
    // fetch cannot tell the progress of what it sends.
    const request = new XMLHttpRequest()
    request.open(endpoint.method, addressOf(endpoint, options))
    request.setRequestHeader('accept', 'application/json')
    for (const [name, value] of Object.entries(writeHeaders(options.idempotencyKey)))
      request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => options.onProgress?.(event.total ? event.loaded / event.total : 0)
    request.onerror = () => reject(unreachable())
    request.onabort = () => reject(options.signal?.reason ?? unreachable())
    request.onload = () => {
      const body = parse(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(body as ReplyOf<C>)
      else reject(toProblem(request.status, body, UNREADABLE[appearance().language]))
    }
    options.signal?.addEventListener('abort', () => request.abort())
    request.setRequestHeader('content-type', file.type || 'application/octet-stream')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    request.send(file)
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
