import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  changedBundles,
  changedTiles,
  consistencyProof,
  decodeBundle,
  edgeTiles,
  encodeBundle,
  hashLeaf,
  inclusionProof,
  nodeReader,
  parseTilePath,
  planInclusion,
  TiledTree,
  TileFault,
  type TileId,
  tilePath,
  tilesOfPlan,
  verifyConsistency,
  verifyInclusion,
} from './index.ts'
import { memoryTree } from './memory-tree.ts'

const leaves = Array.from({ length: 70_000 }, (_, i) => hashLeaf(Uint8Array.of(i & 255, (i >> 8) & 255, i >> 16)))

/** A tree grown to these sizes one after the other, with the store it filled. */
function grow(sizes: readonly number[]) {
  const store = new Map<string, Uint8Array>()
  const readTile = (tile: TileId) => {
    const bytes = store.get(tilePath(tile))
    if (bytes === undefined) throw new TileFault(tile, `no ${tilePath(tile)}`)
    return bytes
  }
  let tree = TiledTree.empty()
  for (const size of sizes) {
    const grown = TiledTree.load(tree.size, readTile).append(leaves.slice(tree.size, size))
    for (const { id, bytes } of grown.tiles) store.set(tilePath(id), bytes)
    tree = grown.tree
  }
  return { tree, store, readTile }
}

describe('tiles', () => {
  test.each([
    [{ level: 0, index: 1234067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 0, index: 273, width: 112 }, 'tile/0/273.p/112'],
    [{ level: 'entries', index: 5, width: 256 }, 'tile/entries/005'],
    [{ level: 63, index: 999_999_999, width: 1 }, 'tile/63/x999/x999/999.p/1'],
  ] as const)('%o is served at %s', (tile, path) => {
    expect(tilePath(tile)).toBe(path)
    expect(parseTilePath(path)).toEqual(tile)
  })

  test.each([
    'tile/0/1',
    'tile/0/x000/001',
    'tile/64/000',
    'tile/00/000',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/001/x234',
    'tile/0/x001/234/067',
    '/tile/0/000',
    'tile/0/000/',
    'tile/0/../000',
    `tile/0/${'x999/'.repeat(9)}999`,
  ])('%s is not a path of a tile', (path) => {
    expect(parseTilePath(path)).toBeUndefined()
  })

  test('a tree of 70,000 leaves has the tiles the specification counts', () => {
    const { store } = grow([70_000])
    const paths = [...store.keys()]

    expect(paths.filter((path) => /^tile\/0\/\d+$/.test(path))).toHaveLength(273)
    expect(paths.filter((path) => !/^tile\/0\/\d+$/.test(path))).toEqual([
      'tile/0/273.p/112',
      'tile/1/000',
      'tile/1/001.p/17',
      'tile/2/000.p/1',
    ])
  })

  test('a tree of 256 leaves has one full tile and one partial tile above it', () => {
    expect(changedTiles(0, 256).map(tilePath)).toEqual(['tile/0/000', 'tile/1/000.p/1'])
    expect(edgeTiles(256).map(tilePath)).toEqual(['tile/1/000.p/1'])
  })

  test('growing changes the tiles at the right edge only', () => {
    expect(changedTiles(256, 257).map(tilePath)).toEqual(['tile/0/001.p/1'])
    expect(changedTiles(511, 512).map(tilePath)).toEqual(['tile/0/001', 'tile/1/000.p/2'])
    expect(changedTiles(300, 300)).toEqual([])
    expect(changedBundles(255, 258).map(tilePath)).toEqual(['tile/entries/000', 'tile/entries/001.p/2'])
  })

  test('the same tiles come out, whatever the sizes the tree stopped at', () => {
    const whole = grow([70_000])
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 70_000 }), { maxLength: 6 }), (stops) => {
        const grown = grow([...stops.sort((a, b) => a - b), 70_000])

        expect(grown.tree.root()).toEqual(whole.tree.root())
        for (const [path, bytes] of whole.store)
          expect(Buffer.compare(grown.store.get(path) as Uint8Array, bytes)).toBe(0)
      }),
      { numRuns: 4 },
    )
  })

  test('proofs read from tiles are those read from the whole tree', () => {
    const sizes = [1, 255, 256, 257, 600, 65_536, 66_000, 70_000]
    const { readTile } = grow(sizes)
    const memory = memoryTree(leaves)
    const roots = new Map(sizes.map((size) => [size, memory.root(size)]))
    const rootOf = (size: number) => roots.get(size) as Uint8Array
    fc.assert(
      fc.property(fc.constantFrom(...sizes), fc.constantFrom(...sizes), fc.nat(), (a, b, pick) => {
        const [older, newer] = a < b ? [a, b] : [b, a]
        const index = pick % newer
        const read = nodeReader(newer, readTile)
        const inclusion = inclusionProof(index, newer, read)
        const consistency = consistencyProof(older, newer, read)

        expect(inclusion).toEqual(inclusionProof(index, newer, memory.read))
        expect(verifyInclusion(leaves[index] as Uint8Array, index, newer, inclusion, rootOf(newer))).toBe(true)
        expect(verifyConsistency(older, newer, consistency, rootOf(older), rootOf(newer))).toBe(true)
        expect(tilesOfPlan(planInclusion(index, newer), newer).length).toBeLessThanOrEqual(5)
      }),
      { numRuns: 30 },
    )
  })

  test('a tile of the wrong length is a fault that names the tile', () => {
    expect(() => TiledTree.load(3, () => new Uint8Array(64))).toThrow(TileFault)
    expect(() => nodeReader(256, () => new Uint8Array(8191))(0, 0)).toThrow(TileFault)
  })

  test('entry bundles give back their entries, and nothing for a cut one', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 256 }), (entries) => {
        const bytes = encodeBundle(entries)

        expect(decodeBundle(bytes)?.map((entry) => [...entry])).toEqual(entries.map((entry) => [...entry]))
        if (bytes.length > 0)
          expect(decodeBundle(bytes.subarray(0, bytes.length - 1))?.length ?? -1).toBeLessThan(entries.length)
      }),
    )
    expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow(RangeError)
  })
})
