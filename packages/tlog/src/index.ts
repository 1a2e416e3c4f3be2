export { type AppendedBatch, appendBatch } from './append-batch.ts'
export {
  CompactRange,
  coverOf,
  foldRight,
  frontierNodes,
  type NodeId,
  type NodeVisitor,
  rootOf,
} from './compact-range.ts'
export { consistencyProof, verifyConsistency } from './consistency.ts'
export { decodeBundle, encodeBundle, MAX_ENTRY_SIZE } from './entry-bundle.ts'
export { inclusionProof, rootFromInclusion, verifyInclusion } from './inclusion.ts'
export { type MemoryTree, memoryTree } from './memory-tree.ts'
export { nodesOf, type ProofPlan, planConsistency, planInclusion, proofOf, type ReadNode } from './proof-plan.ts'
export { isSubtree, verifySubtreeConsistency, verifySubtreeInclusion } from './subtree.ts'
export {
  changedBundles,
  changedTiles,
  edgeTiles,
  parseTilePath,
  TILE_HEIGHT,
  TILE_WIDTH,
  type TileId,
  tileAt,
  tileOfNode,
  tilePath,
  tileRowLength,
  tilesOfPlan,
} from './tile-id.ts'
export { hashesOfTile, nodeReader, type ReadTile, TileFault } from './tile-reader.ts'
export { type GrownTree, type Tile, TiledTree } from './tiled-tree.ts'
export { EMPTY_ROOT, equalBytes, HASH_SIZE, hashChildren, hashLeaf, isHash } from './tree-hash.ts'
