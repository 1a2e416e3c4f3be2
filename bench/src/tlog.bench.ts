import { hash, randomBytes } from 'node:crypto'
import {
  checkDictionaryProof,
  Dictionary,
  ed25519Signer,
  encodeDictionaryProof,
  hashChildren,
  hashLeaf,
  labelOf,
  listPrefix,
  openNote,
  signCheckpoint,
  sm2Signer,
  TiledTree,
  verifyInclusion,
} from '@lingjiang/tlog'

type Row = { metric: string; value: number; unit: string; target?: string; ratio?: number }
type Report = (row: Row) => void

const SIZES = [1e4, 1e5, 1e6, 1e7]
const GROUP = 1_000
const ENTRIES = 1_000_000

export const name = 'tlog'

/** Measures the register's library: hashing against the machine's own SHA-256, appending, growth, signatures, the dictionary. */
export async function run(report: Report): Promise<void> {
  const floor = measureHashing(report)
  measureGrowth(report, floor)
  measureCheckpoints(report)
  measureDictionary(report, floor)
}

/** Operations a second, over at least `count` calls. */
function rateOf(count: number, work: (i: number) => void): number {
  for (let i = 0; i < count / 10; i++) work(i)
  const start = performance.now()
  for (let i = 0; i < count; i++) work(i)
  return (count / (performance.now() - start)) * 1000
}

function measureHashing(report: Report): number {
  const node = new Uint8Array(65).fill(7)
  const half = new Uint8Array(32).fill(7)
  const entry = new Uint8Array(300).fill(7)
  const floor = rateOf(300_000, () => hash('sha256', node, 'buffer'))
  const children = rateOf(300_000, () => hashChildren(half, half))
  report({ metric: 'SHA-256 of 65 bytes by node:crypto (floor)', value: floor, unit: '/s' })
  report({ metric: 'inner nodes hashed', value: children, unit: '/s', target: '≥ 300,000/s', ratio: children / floor })
  report({ metric: 'leaves of 300 bytes hashed', value: rateOf(300_000, () => hashLeaf(entry)), unit: '/s' })
  return floor
}

function measureGrowth(report: Report, floor: number): void {
  growTo(100_000)
  const points: { n: number; ms: number }[] = []
  for (const n of SIZES) {
    // Small trees are grown several times over, so that each point rests on about a second of work.
    const times = Math.max(1, Math.round(300_000 / n))
    let ms = 0
    for (let i = 0; i < times; i++) ms += growTo(n)
    points.push({ n, ms: ms / times })
    const rate = (n * times * 1000) / ms
    report({
      metric: `appended with tiles and receipts, to ${n} leaves`,
      value: rate,
      unit: 'leaves/s',
      ratio: rate / floor,
    })
  }
  report({
    metric: 'growth of total time from 10^4 to 10^7, exponent',
    value: exponentOf(points),
    unit: '',
    target: '≈ 1',
  })
}

/** Milliseconds to grow a log to n leaves of 300 bytes, a thousand at a time: hashing, tiles, and a receipt for each leaf. */
function growTo(n: number): number {
  const entry = new Uint8Array(300)
  const view = new DataView(entry.buffer)
  let tree = TiledTree.empty()
  let verified = true
  let receipts = 0
  const start = performance.now()
  for (let from = 0; from < n; from += GROUP) {
    const leaves: Uint8Array[] = []
    for (let i = from; i < from + GROUP; i++) {
      view.setFloat64(0, i)
      leaves.push(hashLeaf(entry))
    }
    const { tree: grown, batch } = tree.append(leaves)
    for (let i = from; i < from + GROUP; i++) receipts += batch.proofOf(i).length > 0 ? 1 : 0
    verified &&= verifyInclusion(leaves[7] as Uint8Array, from + 7, batch.size, batch.proofOf(from + 7), batch.root)
    tree = grown
  }
  const ms = performance.now() - start
  if (!verified || receipts !== n) throw new Error('a receipt of the benchmark does not verify')
  return ms
}

/** Slope of log(time) over log(n), by least squares: 1 when a leaf costs the same at every size. */
function exponentOf(points: readonly { n: number; ms: number }[]): number {
  const xs = points.map(({ n }) => Math.log(n))
  const ys = points.map(({ ms }) => Math.log(ms))
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [mx, my] = [mean(xs), mean(ys)]
  const over = xs.reduce((sum, x, i) => sum + (x - mx) * ((ys[i] as number) - my), 0)
  return over / xs.reduce((sum, x) => sum + (x - mx) ** 2, 0)
}

function measureCheckpoints(report: Report): void {
  const checkpoint = { origin: 'bench.example/log', size: 1_000_000, root: new Uint8Array(32), extensions: [] }
  const seed = new Uint8Array(32).fill(1)
  const signers = { Ed25519: ed25519Signer('bench.example/log', seed), SM2: sm2Signer('bench.example/log', seed) }
  for (const [kind, signer] of Object.entries(signers)) {
    const count = kind === 'SM2' ? 500 : 5_000
    const note = signCheckpoint(checkpoint, [signer])
    report({
      metric: `checkpoints signed, ${kind}`,
      value: rateOf(count, () => signCheckpoint(checkpoint, [signer])),
      unit: '/s',
    })
    report({
      metric: `checkpoints verified, ${kind}`,
      value: rateOf(count, () => openNote(note, [signer.verifier])),
      unit: '/s',
    })
  }
}

function measureDictionary(report: Report, floor: number): void {
  const key = randomBytes(32)
  const value = new Uint8Array(32).fill(1)
  const dictionary = new Dictionary()
  const start = performance.now()
  for (let i = 0; i < ENTRIES; i++) dictionary.set(labelOf(key, `S${i}`), value)
  const root = dictionary.root()
  const built = performance.now() - start
  report({ metric: `dictionary of ${ENTRIES} entries built, labels and root included`, value: built / 1000, unit: 's' })

  const absent = Array.from({ length: 50_000 }, (_, i) => labelOf(key, `absent ${i}`))
  const labelAt = (i: number) => absent[i % absent.length] as Uint8Array
  const proofs = absent.map((label) => dictionary.prove(label))
  const bytes = proofs.reduce((sum, proof) => sum + encodeDictionaryProof(proof).length, 0) / proofs.length
  const prove = rateOf(200_000, (i) => dictionary.prove(labelAt(i)))
  const verify = rateOf(50_000, (i) => {
    const answer = checkDictionaryProof(root, labelAt(i), proofs[i % proofs.length] as (typeof proofs)[0])
    if (!answer.ok || answer.value.length > 0) throw new Error('an absence proof of the benchmark does not verify')
  })
  report({
    metric: 'absence proofs made at 1 M entries',
    value: prove,
    unit: '/s',
    target: '≥ 50,000/s',
    ratio: prove / floor,
  })
  report({
    metric: 'absence proofs made from a number, label and bytes included',
    value: rateOf(100_000, (i) => encodeDictionaryProof(dictionary.prove(labelOf(key, `absent ${i}`)))),
    unit: '/s',
  })
  report({ metric: 'absence proofs verified', value: verify, unit: '/s', ratio: verify / floor })
  report({ metric: 'size of an absence proof at 1 M entries', value: bytes, unit: 'bytes' })
  report({
    metric: 'complete lists proved',
    value: rateOf(100_000, (i) => dictionary.prove(listPrefix(key, `S${i}`))),
    unit: '/s',
  })
  const update = rateOf(50, (round) => {
    for (let i = 0; i < GROUP; i++) dictionary.set(labelOf(key, `new ${round} ${i}`), value)
    dictionary.root()
  })
  report({ metric: 'entries added at 1 M, root after each 1,000', value: update * GROUP, unit: '/s' })
}
