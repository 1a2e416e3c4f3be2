import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { logKey, ORIGIN } from '../fixtures/keys.ts'
import { edgeTiles, hashLeaf, signCheckpoint, type Tile, TiledTree, tilePath } from '../index.ts'
import { logFolder } from './index.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log-folder-'))
})
afterEach(() => rm(folder, { recursive: true }))

const leaves = Array.from({ length: 600 }, (_, i) => hashLeaf(Uint8Array.of(i & 255, i >> 8)))
const noteOf = (tree: TiledTree) =>
  signCheckpoint({ origin: ORIGIN, size: tree.size, root: tree.root(), extensions: [] }, [logKey])

describe('a published log', () => {
  test('goes on from its files alone, and keeps what it published', async () => {
    const log = logFolder(folder)
    let tree = TiledTree.empty()
    for (const size of [200, 200, 300, 600]) {
      const edge = new Map(
        await Promise.all(edgeTiles(tree.size).map(async (id) => [tilePath(id), await log.findTile(id)] as const)),
      )
      const grown = TiledTree.load(tree.size, (id) => edge.get(tilePath(id)) as Uint8Array).append(
        leaves.slice(tree.size, size),
      )
      await log.publish(grown.tiles, noteOf(grown.tree))
      tree = grown.tree
    }

    expect(tree.root()).toEqual(TiledTree.empty().append(leaves).tree.root())
    expect(await readFile(join(folder, 'checkpoint'), 'utf8')).toContain('\n600\n')
    expect((await log.findTile({ level: 0, index: 0, width: 200 }))?.length).toBe(200 * 32)
  })

  test('cuts a partial tile from the full one once partial tiles are dropped', async () => {
    const log = logFolder(folder)
    const early = TiledTree.empty().append(leaves.slice(0, 200))
    const later = early.tree.append(leaves.slice(200, 300))
    await log.publish(early.tiles, noteOf(early.tree))
    await log.publish(later.tiles, noteOf(later.tree))
    const partial = { level: 0, index: 0, width: 200 }
    const before = await log.findTile(partial)

    await log.dropPartials(partial)
    await log.dropPartials({ level: 0, index: 1, width: 44 })

    await expect(readFile(join(folder, tilePath(partial)))).rejects.toThrow('ENOENT')
    expect(await log.findTile(partial)).toEqual(before)
    expect((await log.findTile({ level: 0, index: 1, width: 44 }))?.length).toBe(44 * 32)
    expect(await log.findTile({ level: 0, index: 2, width: 1 })).toBeUndefined()
  })

  test('refuses to change a published tile, and keeps the old checkpoint then', async () => {
    const log = logFolder(folder)
    const grown = TiledTree.empty().append(leaves.slice(0, 5))
    const other = TiledTree.empty().append(leaves.slice(1, 6))
    await log.publish(grown.tiles, noteOf(grown.tree))
    const checkpoint = await readFile(join(folder, 'checkpoint'), 'utf8')

    await expect(log.publish(other.tiles as Tile[], noteOf(other.tree))).rejects.toThrow('published with other content')
    expect(await readFile(join(folder, 'checkpoint'), 'utf8')).toBe(checkpoint)
  })
})
