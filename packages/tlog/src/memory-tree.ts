import { CompactRange } from './compact-range.ts'
import type { ReadNode } from './proof-plan.ts'

/** A whole tree held in memory, every complete node of it: for small trees and tests. */
export type MemoryTree = { readonly size: number; readonly read: ReadNode; root(size?: number): Uint8Array }

/** Builds a tree over leaf hashes; reading a node it does not have throws RangeError. */
export function memoryTree(leafHashes: Iterable<Uint8Array>): MemoryTree {
  const rows: Uint8Array[][] = []
  const range = CompactRange.empty()
  for (const leaf of leafHashes) {
    range.append(leaf, (level, _, hash) => {
      const row = rows[level] ?? []
      rows[level] = row
      row.push(hash)
    })
  }
  return {
    size: range.size,
    read(level, index) {
      const hash = rows[level]?.[index]
      if (hash === undefined) throw new RangeError(`no complete node ${index} at level ${level}`)
      return hash
    },
    root(size = range.size) {
      if (size === range.size) return range.root()
      const older = CompactRange.empty()
      for (const leaf of rows[0]?.slice(0, size) ?? []) older.append(leaf)
      return older.root()
    },
  }
}
