import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { equalBytes, formatNote, type Note, TILE_WIDTH, type Tile, type TileId, tilePath } from '../index.ts'
import { writeDurably } from './durable-file.ts'

/** Where a log is published as plain files, for any static web server: `checkpoint`, `tile/…` (C2SP tlog-tiles). */
export type LogFolder = {
  /**
   * Publishes tiles, then the checkpoint that needs them, each on disk before the next: whoever sees the checkpoint finds its tiles.
   * Publishing again what is there changes nothing; a tile that would change throws, for tiles are immutable.
   */
  publish(tiles: readonly Tile[], checkpoint: Note): Promise<void>
  /** The bytes of a tile, or undefined. A partial tile is also cut from the full one, when that is all there is. */
  findTile(tile: TileId): Promise<Uint8Array | undefined>
  /** Removes the partial tiles of a tile that is now full, as tlog-tiles allows. */
  dropPartials(tile: TileId): Promise<void>
}

/** Opens a folder for publishing; it is made when the first file is. */
export function logFolder(folder: string): LogFolder {
  const read = (path: string) =>
    readFile(join(folder, path)).then(
      (bytes) => new Uint8Array(bytes),
      (error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
        throw error
      },
    )
  return {
    async publish(tiles, checkpoint) {
      for (const { id, bytes } of tiles) {
        const path = tilePath(id)
        const there = await read(path)
        if (there !== undefined && !equalBytes(there, bytes)) throw new Error(`${path} is published with other content`)
        if (there === undefined) await write(join(folder, path), bytes)
      }
      await write(join(folder, 'checkpoint'), formatNote(checkpoint))
    },
    async findTile(tile) {
      const exact = await read(tilePath(tile))
      if (exact !== undefined || tile.width === TILE_WIDTH || tile.level === 'entries') return exact
      return (await read(tilePath({ ...tile, width: TILE_WIDTH })))?.slice(0, tile.width * 32)
    },
    async dropPartials(tile) {
      const full = tilePath({ ...tile, width: TILE_WIDTH })
      if ((await read(full)) !== undefined) await rm(join(folder, `${full}.p`), { recursive: true, force: true })
    },
  }
}

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeDurably(path, content, 0o644)
}
