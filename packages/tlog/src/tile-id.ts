import type { NodeId } from './compact-range.ts'
import type { ProofPlan } from './proof-plan.ts'
import { assertCount, shiftRight } from './tree-size.ts'

/** Tree levels in one tile, and hashes in a full one (C2SP tlog-tiles). */
export const TILE_HEIGHT = 8
export const TILE_WIDTH = 256

/** A tile: level 0 holds leaf hashes, `entries` the leaves themselves; `width` is 256, or less at the right edge. */
export type TileId = { readonly level: number | 'entries'; readonly index: number; readonly width: number }

const PATH = /^tile\/(entries|[0-9]|[1-5][0-9]|6[0-3])((?:\/x[0-9]{3})*\/[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/

/** Path of a tile below the log's prefix, as `tile/0/x001/x234/067.p/8` (C2SP tlog-tiles, "Merkle Tree"). */
export function tilePath({ level, index, width }: TileId): string {
  let digits = String(index % 1000).padStart(3, '0')
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    digits = `x${String(rest % 1000).padStart(3, '0')}/${digits}`
  }
  return `tile/${level}/${digits}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

/** Reads a tile path; undefined for whatever `tilePath` would not have written (from a request: treat as hostile). */
export function parseTilePath(path: string): TileId | undefined {
  const match = PATH.exec(path)
  if (match === null) return undefined
  const index = Number((match[2] as string).replaceAll(/[x/]/g, ''))
  const tile = {
    level: match[1] === 'entries' ? ('entries' as const) : Number(match[1]),
    index,
    width: match[3] === undefined ? TILE_WIDTH : Number(match[3]),
  }
  const holds = Number.isSafeInteger(index) && (match[3] === undefined || tile.width < TILE_WIDTH)
  return holds && tilePath(tile) === path ? tile : undefined
}

/** How many nodes the tile row `level` holds in a tree of `size` leaves. */
export function tileRowLength(level: number | 'entries', size: number): number {
  return level === 'entries' ? size : shiftRight(size, TILE_HEIGHT * level)
}

/** The tile of this level and index as a tree of `size` leaves has it; undefined when the tree does not reach it. */
export function tileAt(level: number | 'entries', index: number, size: number): TileId | undefined {
  const width = Math.min(tileRowLength(level, size) - index * TILE_WIDTH, TILE_WIDTH)
  return width > 0 ? { level, index, width } : undefined
}

/** Every tile whose content changes when the tree grows from `from` to `to` leaves, rows from the leaves up, entry bundles not included. */
export function changedTiles(from: number, to: number): TileId[] {
  assertCount(from, 'from')
  assertCount(to, 'to')
  const tiles: TileId[] = []
  for (let level = 0; tileRowLength(level, to) > 0; level++) tiles.push(...changedInRow(level, from, to))
  return tiles
}

/** Every entry bundle whose content changes when the tree grows from `from` to `to` leaves. */
export function changedBundles(from: number, to: number): TileId[] {
  assertCount(from, 'from')
  assertCount(to, 'to')
  return changedInRow('entries', from, to)
}

function changedInRow(level: number | 'entries', from: number, to: number): TileId[] {
  const before = tileRowLength(level, from)
  const after = tileRowLength(level, to)
  const tiles: TileId[] = []
  for (let index = Math.floor(before / TILE_WIDTH); before < after && index * TILE_WIDTH < after; index++) {
    const tile = tileAt(level, index, to)
    if (tile !== undefined) tiles.push(tile)
  }
  return tiles
}

/** The partial tiles at the right edge of a tree of `size` leaves: with the size, all that is needed to go on appending. */
export function edgeTiles(size: number): TileId[] {
  assertCount(size, 'size')
  const tiles: TileId[] = []
  for (let level = 0; tileRowLength(level, size) > 0; level++) {
    const length = tileRowLength(level, size)
    if (length % TILE_WIDTH > 0) {
      tiles.push({ level, index: Math.floor(length / TILE_WIDTH), width: length % TILE_WIDTH })
    }
  }
  return tiles
}

/** The tile that holds a node of the tree of `size` leaves; throws RangeError for a node that is not complete in it. */
export function tileOfNode({ level, index }: NodeId, size: number): TileId {
  const row = Math.floor(level / TILE_HEIGHT)
  const first = index * 2 ** (level % TILE_HEIGHT)
  const tile = tileAt(row, Math.floor(first / TILE_WIDTH), size)
  if (tile === undefined || shiftRight(size, level) <= index) {
    throw new RangeError(`a tree of ${size} leaves has no complete node ${index} at level ${level}`)
  }
  return tile
}

/** The tiles a proof reads, each once. */
export function tilesOfPlan(plan: ProofPlan, size: number): TileId[] {
  const byPath = new Map<string, TileId>()
  for (const node of plan.flat()) {
    const tile = tileOfNode(node, size)
    byPath.set(tilePath(tile), tile)
  }
  return [...byPath.values()]
}
