import { createServer, type IncomingMessage, type Server } from 'node:http'
import {
  decideCosign,
  formatNote,
  formatSignature,
  type NoteSigner,
  parseAddCheckpoint,
  signNote,
  type WitnessedLog,
  type WitnessRefusal,
} from '../index.ts'
import type { WitnessRecord } from './witness-record.ts'

export type WitnessServerOptions = {
  readonly logs: readonly WitnessedLog[]
  readonly signer: NoteSigner
  readonly record: WitnessRecord
  /** Told of every answer, for a log file; `code` is `cosigned` or the refusal. */
  readonly onAnswer?: (answer: { readonly code: string; readonly detail?: string }) => void
}
type Answer = { readonly status: number; readonly body: string; readonly type?: string }

const STATUS: Record<WitnessRefusal, number> = {
  'request-malformed': 400,
  'old-size-above-new': 400,
  'signature-untrusted': 403,
  'log-unknown': 404,
  'old-size-stale': 409,
  'empty-root-wrong': 422,
  'consistency-unproved': 422,
}

// A request is at most 63 hashes and a note of a few signatures.
const MAX_BODY = 64 * 1024
const HOST_UNUSED = 'http://witness.invalid'

/** The HTTP service of a witness: POST …/add-checkpoint and GET …/<origin hash>/checkpoint (C2SP tlog-witness). Not yet listening. */
export function createWitnessServer(options: WitnessServerOptions): Server {
  // One request at a time: checking the old size and keeping the new checkpoint must not interleave.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (work: () => Promise<Answer>): Promise<Answer> => {
    const turn = last.then(work, work)
    last = turn
    return turn
  }
  const server = createServer((request, response) => {
    const respond = ({ status, body, type = 'text/plain; charset=utf-8' }: Answer) => {
      response.writeHead(status, { 'content-type': type, 'x-content-type-options': 'nosniff' }).end(body)
    }
    answer(request, options, inTurn).then(respond, (error: unknown) => {
      options.onAnswer?.({ code: 'failed', detail: String(error) })
      respond({ status: 500, body: 'the witness could not keep its record\n' })
    })
  })
  server.requestTimeout = 10_000
  server.headersTimeout = 5_000
  return server
}

async function answer(
  request: IncomingMessage,
  options: WitnessServerOptions,
  inTurn: (work: () => Promise<Answer>) => Promise<Answer>,
): Promise<Answer> {
  const path = pathOf(request.url)
  const monitored = /\/([0-9a-f]{64})\/checkpoint$/.exec(path)
  if (monitored !== null) return onlyFor('GET', request, () => monitor(monitored[1] as string, options))
  if (!path.endsWith('/add-checkpoint')) return { status: 404, body: 'no such address\n' }
  return onlyFor('POST', request, async () => {
    const body = await readBody(request)
    if (body === undefined) return { status: 413, body: `a request has at most ${MAX_BODY} bytes\n` }
    return inTurn(() => addCheckpoint(body, options))
  })
}

function pathOf(url = '/'): string {
  return URL.parse(url, HOST_UNUSED)?.pathname ?? '/'
}

async function onlyFor(method: string, request: IncomingMessage, work: () => Promise<Answer>): Promise<Answer> {
  return request.method === method ? work() : { status: 405, body: `${method} only\n` }
}

async function monitor(hash: string, { record }: WitnessServerOptions): Promise<Answer> {
  const known = record.byOriginHash(hash)
  return known === undefined
    ? { status: 404, body: 'nothing cosigned for this log\n' }
    : { status: 200, body: formatNote(known.note) }
}

async function addCheckpoint(body: string, options: WitnessServerOptions): Promise<Answer> {
  const { logs, signer, record, onAnswer } = options
  const request = parseAddCheckpoint(body)
  const decision = request.ok
    ? decideCosign(request.value, logs, (origin) => record.latest(origin)?.checkpoint)
    : request
  if (!decision.ok) {
    onAnswer?.(decision)
    // A log that lost count learns from this answer where to resume.
    if (decision.code === 'old-size-stale')
      return { status: 409, body: `${decision.detail}\n`, type: 'text/x.tlog.size' }
    return { status: STATUS[decision.code], body: `${decision.code}\n` }
  }
  const { checkpoint, note } = decision.value
  const own = signNote(note.text, [signer]).signatures
  await record.keep({ checkpoint, note: { text: note.text, signatures: [...note.signatures, ...own] } })
  onAnswer?.({ code: 'cosigned', detail: `${checkpoint.origin} ${checkpoint.size}` })
  return { status: 200, body: own.map(formatSignature).join('') }
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= MAX_BODY) chunks.push(chunk)
  }
  return length <= MAX_BODY ? Buffer.concat(chunks).toString('utf8') : undefined
}
