export { type AppendedBatch, appendBatch } from './append-batch.ts'
export {
  type Checkpoint,
  type CheckpointFault,
  formatCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  signCheckpoint,
} from './checkpoint.ts'
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
export { COSIGNATURE_TYPE, cosignatureSigner, cosignatureTime, cosignatureVerifier } from './cosignature.ts'
export { Dictionary } from './dictionary/dictionary.ts'
export {
  type DictionaryAnswer,
  type DictionaryFault,
  type DictionaryHead,
  type DictionaryReceipt,
  formatDictionaryHead,
  parseDictionaryHead,
  verifyDictionaryReceipt,
} from './dictionary/dictionary-head.ts'
export {
  checkDictionaryProof,
  type DictionaryProof,
  type ProofEnd,
  type ProofStep,
} from './dictionary/dictionary-proof.ts'
export { LABEL_SIZE, labelOf, listLabel, listPrefix } from './dictionary/label.ts'
export { decodeDictionaryProof, encodeDictionaryProof } from './dictionary/proof-bytes.ts'
export type { DictionaryEntry } from './dictionary/trie-hash.ts'
export { ED25519_TYPE, ed25519Signer, ed25519Verifier } from './ed25519-key.ts'
export { decodeBundle, encodeBundle, MAX_ENTRY_SIZE } from './entry-bundle.ts'
export { inclusionProof, rootFromInclusion, verifyInclusion } from './inclusion.ts'
export { formatLogProof, type LogProof, type LogProofFault, parseLogProof, verifyLogProof } from './log-proof.ts'
export { type MemoryTree, memoryTree } from './memory-tree.ts'
export {
  formatNote,
  formatSignature,
  type Note,
  type NoteFault,
  type NoteSignature,
  type OpenedNote,
  openNote,
  parseNote,
  parseSignatureLines,
  signNote,
} from './note.ts'
export { formatKeyId, formatVerifierKey, isKeyName, type NoteSigner, type NoteVerifier } from './note-key.ts'
export type { Fault, Outcome } from './outcome.ts'
export {
  type Cosigned,
  checkPolicy,
  meetsQuorum,
  type Policy,
  type PolicyFault,
  type PolicyLog,
  type PolicyWitness,
  type Quorum,
  type TrustedCheckpoint,
} from './policy.ts'
export { parsePolicy } from './policy-text.ts'
export { nodesOf, type ProofPlan, planConsistency, planInclusion, proofOf, type ReadNode } from './proof-plan.ts'
export { isSm2PublicKey, SM2_PUBLIC_KEY_SIZE, sm2PublicKey, sm2Signing, sm2Verifying } from './sm2.ts'
export { SM2_TYPE, sm2Signer, sm2Verifier } from './sm2-key.ts'
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
export {
  formatSignerKey,
  parseSignerKey,
  parseVerifierKey,
  type SignerKey,
  type VerifierKeyFault,
} from './verifier-key.ts'
export {
  type AddCheckpoint,
  decideCosign,
  formatAddCheckpoint,
  parseAddCheckpoint,
  type WitnessedLog,
  type WitnessRefusal,
} from './witness.ts'
