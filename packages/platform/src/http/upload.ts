import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Refused, refuse } from '@lingjiang/kernel'
import type { FastifyRequest } from 'fastify'
import type { Upload, UploadRule } from './endpoint.ts'
import { refuseContent } from './file-content.ts'
import { incomingFolder } from './incoming.ts'

class TooLarge extends Error {}

/**
 * Receives the body of an upload (the bare file, its name percent-encoded in `x-file-name`) into a temporary file.
 * From outside: treat name and content as hostile.
 */
export async function receiveUpload(
  request: FastifyRequest,
  rule: UploadRule,
  dataDir: string,
): Promise<{ readonly file: Upload; discard(): Promise<void> } | Refused> {
  const mediaType = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (!rule.mediaTypes.includes(mediaType))
    return refuse('file-type-not-accepted', { mediaType: mediaType || '?', accepted: rule.mediaTypes.join(', ') })
  const tooLarge = () => refuse('file-too-large', { megabytes: Math.floor(rule.maxBytes / 1_000_000) })
  // Answered before it is read; what comes nevertheless is let go by the server.
  if (Number(request.headers['content-length']) > rule.maxBytes) return tooLarge()
  const path = join(await incomingFolder(dataDir), randomUUID())
  let size = 0
  // Without a stated length: what is too much is dropped, so that the answer still reaches the sender; far too much ends the connection.
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size <= rule.maxBytes) done(null, chunk)
      else done(size > 2 * rule.maxBytes ? new TooLarge() : null)
    },
  })
  const discard = () => rm(path, { force: true })
  try {
    await pipeline(request.body as Readable, counter, createWriteStream(path, { mode: 0o600 }))
  } catch (error) {
    await discard()
    if (error instanceof TooLarge) return tooLarge()
    throw error
  }
  if (size > rule.maxBytes) {
    await discard()
    return tooLarge()
  }
  const unfit = await refuseContent(path, mediaType)
  if (unfit) {
    await discard()
    return unfit
  }
  return { file: { path, name: fileName(request), size, mediaType }, discard }
}

function fileName(request: FastifyRequest): string {
  const raw = String(request.headers['x-file-name'] ?? 'file')
  try {
    return (
      decodeURIComponent(raw)
        .replace(/[/\\\p{Cc}]/gu, '_')
        .slice(0, 200) || 'file'
    )
  } catch {
    return 'file'
  }
}
