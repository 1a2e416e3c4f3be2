import type { ReadNode } from './proof-plan.ts'
import { TILE_HEIGHT, TILE_WIDTH, type TileId, tileOfNode } from './tile-id.ts'
import { HASH_SIZE, hashChildren } from './tree-hash.ts'

export type ReadTile = (tile: TileId) => Uint8Array

/** A tile that is not what its name says: the server's fault, told apart from a bug. */
export class TileFault extends Error {
  readonly tile: TileId

  constructor(tile: TileId, message: string) {
    super(message)
    this.name = 'TileFault'
    this.tile = tile
  }
}

/** Splits a tile into its hashes (no copying); throws TileFault unless it holds exactly `width` of them. */
export function hashesOfTile(tile: TileId, bytes: Uint8Array): Uint8Array[] {
  if (bytes.length !== tile.width * HASH_SIZE) {
    throw new TileFault(tile, `a tile of width ${tile.width} has ${tile.width * HASH_SIZE} bytes, not ${bytes.length}`)
  }
  return Array.from({ length: tile.width }, (_, i) => bytes.subarray(i * HASH_SIZE, (i + 1) * HASH_SIZE))
}

/**
 * Reads nodes of the tree of `size` leaves from its tiles, hashing the levels that tiles leave out and remembering them.
 * Nothing is checked against a root here: a proof made from wrong tiles does not verify, which is where the check belongs.
 */
export function nodeReader(size: number, readTile: ReadTile): ReadNode {
  const tiles = new Map<string, Uint8Array[][]>()
  return (level, index) => {
    const tile = tileOfNode({ level, index }, size)
    const key = `${tile.level}/${tile.index}`
    let rows = tiles.get(key)
    if (rows === undefined) {
      rows = [hashesOfTile(tile, readTile(tile))]
      tiles.set(key, rows)
    }
    const within = level % TILE_HEIGHT
    for (let height = rows.length; height <= within; height++) rows.push(pairComplete(rows[height - 1] ?? []))
    return rows[within]?.[index - tile.index * (TILE_WIDTH / 2 ** within)] as Uint8Array
  }
}

function pairComplete(hashes: readonly Uint8Array[]): Uint8Array[] {
  const parents: Uint8Array[] = []
  for (let i = 0; i + 1 < hashes.length; i += 2) {
    parents.push(hashChildren(hashes[i] as Uint8Array, hashes[i + 1] as Uint8Array))
  }
  return parents
}
