import {
  encodeBundle,
  hashChildren,
  type NodeId,
  nodesOf,
  type ProofPlan,
  planConsistency,
  planInclusion,
  proofOf,
  TILE_HEIGHT,
  TILE_WIDTH,
} from '@lingjiang/tlog'
import type { Sql, Tx } from '../database/sql.ts'

type Reader = Sql | Tx

/** The newest signed tree head. Undefined while the register is empty. */
export async function latestCheckpoint(
  db: Reader,
): Promise<
  { readonly size: number; readonly root: Buffer; readonly note: string; readonly signedAt: string } | undefined
> {
  const [row] = await db<{ size: number; root: Buffer; note: string; signedAt: string }[]>`
    select size, root, note, signed_at from register.checkpoint order by size desc limit 1`
  return row
}

export async function checkpointAt(db: Reader, size: number) {
  const [row] = await db<{ size: number; root: Buffer; note: string; signedAt: string }[]>`
    select size, root, note, signed_at from register.checkpoint where size = ${size}`
  return row
}

/** The leaves about a subject, oldest first. */
export async function leavesOf(db: Reader, kind: string, subject: string) {
  return db<{ index: number; hash: Buffer; body: Buffer; enteredAt: string }[]>`
    select index, hash, body, entered_at from register.leaf where kind = ${kind} and subject = ${subject} order by index`
}

/** Inclusion proof of a leaf in the tree of `size` leaves, lowest sibling first. Throws RangeError for a leaf outside. */
export async function proveInclusion(db: Reader, index: number, size: number): Promise<Uint8Array[]> {
  return prove(db, planInclusion(index, size))
}

/** Proof that the tree of `newer` leaves begins with that of `older`. Throws RangeError when older > newer. */
export async function proveConsistency(db: Reader, older: number, newer: number): Promise<Uint8Array[]> {
  return prove(db, planConsistency(older, newer))
}

async function prove(db: Reader, plan: ProofPlan): Promise<Uint8Array[]> {
  const hashes = new Map<string, Uint8Array>()
  for (const node of nodesOf(plan)) hashes.set(`${node.level}/${node.index}`, await readNode(db, node))
  return proofOf(plan, (level, index) => {
    const hash = hashes.get(`${level}/${index}`)
    if (!hash) throw new Error('a planned node was not read')
    return hash
  })
}

/** A node between the stored levels is hashed from the stored ones below it: at most 128 of them. */
async function readNode(db: Reader, node: NodeId): Promise<Uint8Array> {
  const base = Math.floor(node.level / TILE_HEIGHT) * TILE_HEIGHT
  const count = 2 ** (node.level - base)
  let row = await readStored(db, base, node.index * count, count)
  while (row.length > 1)
    row = row.flatMap((left, i) => (i % 2 === 0 ? [hashChildren(left, row[i + 1] as Uint8Array)] : []))
  return row[0] as Uint8Array
}

async function readStored(db: Reader, level: number, first: number, count: number): Promise<readonly Uint8Array[]> {
  const rows =
    level === 0
      ? await db<
          { hash: Buffer }[]
        >`select hash from register.leaf where index >= ${first} and index < ${first + count} order by index`
      : await db<
          { hash: Buffer }[]
        >`select hash from register.node where level = ${level} and index >= ${first} and index < ${first + count} order by index`
  if (rows.length !== count) throw new RangeError('the register has no such node')
  return rows.map((row) => row.hash)
}

/** A tile of hashes (C2SP tlog-tiles): `width` nodes of level 8 × `level`. Undefined when the tree has not grown so far. */
export async function readTile(db: Reader, level: number, index: number, width: number): Promise<Buffer | undefined> {
  try {
    return Buffer.concat(await readStored(db, level * TILE_HEIGHT, index * TILE_WIDTH, width))
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** An entry bundle: the bytes of `width` leaves from `index` × 256 on. */
export async function readBundle(db: Reader, index: number, width: number): Promise<Uint8Array | undefined> {
  const rows = await db<{ body: Buffer }[]>`
    select body from register.leaf where index >= ${index * TILE_WIDTH} and index < ${index * TILE_WIDTH + width} order by index`
  return rows.length === width ? encodeBundle(rows.map((row) => row.body)) : undefined
}
