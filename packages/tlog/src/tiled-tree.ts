import { type AppendedBatch, appendBatch } from './append-batch.ts'
import { CompactRange, frontierNodes } from './compact-range.ts'
import { changedTiles, edgeTiles, TILE_HEIGHT, TILE_WIDTH, type TileId } from './tile-id.ts'
import { hashesOfTile, nodeReader, type ReadTile } from './tile-reader.ts'
import { HASH_SIZE } from './tree-hash.ts'

export type Tile = { readonly id: TileId; readonly bytes: Uint8Array }
export type GrownTree = {
  readonly tree: TiledTree
  /** Every tile that is new or fuller, ready to be stored under its path. */
  readonly tiles: readonly Tile[]
  readonly batch: AppendedBatch
}

/**
 * A log's tree as its store sees it: the size and the partial tiles at the right edge. Immutable, so that a transaction
 * that rolls back simply drops the grown tree.
 */
export class TiledTree {
  readonly #range: CompactRange
  readonly #edge: ReadonlyMap<number, readonly Uint8Array[]>

  private constructor(range: CompactRange, edge: ReadonlyMap<number, readonly Uint8Array[]>) {
    this.#range = range
    this.#edge = edge
  }

  static empty(): TiledTree {
    return new TiledTree(CompactRange.empty(), new Map())
  }

  /** From a stored size and the tiles that `edgeTiles(size)` names; throws TileFault for a tile of the wrong length. */
  static load(size: number, readTile: ReadTile): TiledTree {
    const edge = new Map<number, readonly Uint8Array[]>()
    const bytesOf = new Map<number | 'entries', Uint8Array>()
    for (const tile of edgeTiles(size)) {
      const bytes = readTile(tile)
      bytesOf.set(tile.level, bytes)
      edge.set(tile.level as number, hashesOfTile(tile, bytes))
    }
    // Every frontier node lies in an edge tile: a full tile is one hash of the row above.
    const read = nodeReader(size, (tile) => bytesOf.get(tile.level) as Uint8Array)
    const frontier = frontierNodes(size).map(({ level, index }) => read(level, index))
    return new TiledTree(CompactRange.from(size, frontier), edge)
  }

  get size(): number {
    return this.#range.size
  }

  get range(): CompactRange {
    return this.#range.clone()
  }

  root(): Uint8Array {
    return this.#range.root()
  }

  /** Appends leaf hashes: the grown tree, the tiles to store and a receipt for each new leaf; this tree stays as it is. */
  append(leafHashes: readonly Uint8Array[]): GrownTree {
    const batch = appendBatch(this.#range, leafHashes)
    const edge = new Map(this.#edge)
    const tiles: Tile[] = []
    let row = -1
    let hashes: readonly Uint8Array[] = []
    let first = 0
    for (const id of changedTiles(batch.from, batch.size)) {
      if (id.level !== row) {
        row = id.level as number
        first = id.index
        hashes = [...(edge.get(row) ?? []), ...batch.newNodes(row * TILE_HEIGHT)]
        edge.set(row, hashes.slice(hashes.length - (hashes.length % TILE_WIDTH)))
      }
      const at = (id.index - first) * TILE_WIDTH
      tiles.push({ id, bytes: joinHashes(hashes.slice(at, at + id.width)) })
    }
    return { tree: new TiledTree(batch.range, edge), tiles, batch }
  }
}

function joinHashes(hashes: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * HASH_SIZE)
  hashes.forEach((hash, i) => {
    bytes.set(hash, i * HASH_SIZE)
  })
  return bytes
}
