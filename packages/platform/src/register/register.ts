import { BrokenInvariant, type Instant } from '@lingjiang/kernel'
import { appendBatch, CompactRange, hashLeaf, TILE_HEIGHT } from '@lingjiang/tlog'
import { columnOfBytes, type Tx } from '../database/sql.ts'

/** Something official: what it is about, and the bytes that are entered. The bytes are public and hold no personal data. */
export type Fact = {
  readonly kind: string
  /** By what the leaf is found again: a certificate number, a catalogue code, a list's address. */
  readonly subject: string
  readonly body: Uint8Array
}

/** Proof that a fact stands in the register: verifiable for ever against the checkpoint, without this system. */
export type Receipt = {
  readonly index: number
  readonly leafHash: Uint8Array
  readonly size: number
  readonly root: Uint8Array
  /** Inclusion proof, lowest sibling first (RFC 6962 §2.1.1). */
  readonly proof: readonly Uint8Array[]
  /** Signed note over size and root (C2SP tlog-checkpoint). */
  readonly checkpoint: string
}

export type CheckpointSigner = {
  readonly origin: string
  sign(size: number, root: Uint8Array): string
}

const INSERT_ROWS = 5000

/** The public append-only register. One call enters facts in the transaction that creates them: nothing official exists without its leaf. */
export class Register {
  readonly #signer: CheckpointSigner

  constructor(signer: CheckpointSigner) {
    this.#signer = signer
  }

  get origin(): string {
    return this.#signer.origin
  }

  /**
   * Sequences facts behind the last leaf, signs the grown tree and gives each fact its receipt, all in the caller's transaction.
   * The head row is locked until the caller commits: enter many facts at once, and late in a transaction. A transaction that rolls back
   * leaves no leaf; its checkpoint was never stored and nobody outside saw it, so no two published heads can differ.
   */
  async enter(tx: Tx, facts: readonly Fact[], at: Instant): Promise<readonly Receipt[]> {
    if (facts.length === 0) return []
    const [head] = await tx<
      { size: number; frontier: Buffer }[]
    >`select size, frontier from register.head where id = 1 for update`
    if (!head) throw new BrokenInvariant('the register has no head')
    const range = head.size === 0 ? CompactRange.empty() : CompactRange.fromBytes(head.frontier)
    if (range.size !== head.size) throw new BrokenInvariant('the head of the register does not fit its frontier')
    const hashes = facts.map((fact) => hashLeaf(fact.body))
    const batch = appendBatch(range, hashes)
    const note = this.#signer.sign(batch.size, batch.root)
    await Promise.all([
      insertLeaves(tx, facts, hashes, batch.from, at),
      insertNodes(tx, batch),
      tx`insert into register.checkpoint (size, root, note, signed_at) values (${batch.size}, ${batch.root}, ${note}, ${at})`,
      tx`update register.head set size = ${batch.size}, frontier = ${batch.range.toBytes()} where id = 1`,
    ])
    return hashes.map((leafHash, i) => ({
      index: batch.from + i,
      leafHash,
      size: batch.size,
      root: batch.root,
      proof: batch.proofOf(batch.from + i),
      checkpoint: note,
    }))
  }
}

async function insertLeaves(
  tx: Tx,
  facts: readonly Fact[],
  hashes: readonly Uint8Array[],
  from: number,
  at: Instant,
): Promise<void> {
  for (let start = 0; start < facts.length; start += INSERT_ROWS) {
    const part = facts.slice(start, start + INSERT_ROWS)
    await tx`insert into register.leaf (index, hash, kind, subject, body, entered_at)
      select i, h::bytea, k, s, b::bytea, ${at} from rows from (
        unnest(${part.map((_, i) => from + start + i)}::bigint[], ${part.map((fact) => fact.kind)}::text[],
          ${part.map((fact) => fact.subject)}::text[]),
        string_to_table(${columnOfBytes(hashes.slice(start, start + INSERT_ROWS))}, chr(10)),
        string_to_table(${columnOfBytes(part.map((fact) => fact.body))}, chr(10)))
        as row (i, k, s, h, b)`
  }
}

/** Keeps the roots of full tiles: every proof can be made from them and the leaves. */
async function insertNodes(tx: Tx, batch: ReturnType<typeof appendBatch>): Promise<void> {
  const rows: { level: number; index: number; hash: Uint8Array }[] = []
  for (let level = TILE_HEIGHT; 2 ** level <= batch.size; level += TILE_HEIGHT) {
    const first = Math.floor(batch.from / 2 ** level)
    batch.newNodes(level).forEach((hash, i) => {
      rows.push({ level, index: first + i, hash })
    })
  }
  if (rows.length) await tx`insert into register.node ${tx(rows, 'level', 'index', 'hash')}`
}
