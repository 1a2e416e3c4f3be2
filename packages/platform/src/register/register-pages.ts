import { parseTilePath, tileAt } from '@lingjiang/tlog'
import type { FastifyInstance } from 'fastify'
import type { Services } from '../services.ts'
import { latestCheckpoint, proveConsistency, readBundle, readTile } from './register-views.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'

/** The register as anybody may copy it (C2SP tlog-tiles): checkpoint, tiles and entries under /log/. */
export function registerPages(app: FastifyInstance, services: Services): void {
  const db = services.publicDb
  app.get('/log/checkpoint', { schema: { hide: true } }, async (_request, reply) => {
    const checkpoint = await latestCheckpoint(db)
    if (!checkpoint) return reply.code(404).type('text/plain').send('the register is empty\n')
    return reply.type('text/plain; charset=utf-8').header('cache-control', 'no-cache').send(checkpoint.note)
  })
  app.get<{ Params: { '*': string } }>('/log/tile/*', { schema: { hide: true } }, async (request, reply) => {
    const tile = parseTilePath(`tile/${request.params['*']}`)
    const head = await latestCheckpoint(db)
    const there = tile && head ? tileAt(tile.level, tile.index, head.size) : undefined
    const bytes =
      !tile || !there || there.width < tile.width
        ? undefined
        : tile.level === 'entries'
          ? await readBundle(db, tile.index, tile.width)
          : await readTile(db, tile.level, tile.index, tile.width)
    if (!bytes) return reply.code(404).type('text/plain').send('no such tile\n')
    return reply.type('application/octet-stream').header('cache-control', FOR_EVER).send(Buffer.from(bytes))
  })
  app.get<{ Params: { older: string; newer: string } }>(
    '/log/consistency/:older/:newer',
    { schema: { hide: true } },
    async (request, reply) => {
      const [older, newer] = [Number(request.params.older), Number(request.params.newer)]
      const head = await latestCheckpoint(db)
      if (
        !Number.isSafeInteger(older) ||
        !Number.isSafeInteger(newer) ||
        older < 1 ||
        older > newer ||
        newer > (head?.size ?? 0)
      )
        return reply.code(404).send({ status: 'no such sizes' })
      const proof = await proveConsistency(db, older, newer)
      return { older, newer, proof: proof.map((hash) => Buffer.from(hash).toString('base64')) }
    },
  )
}
