import { fromBase64, parseDecimal, toBase64 } from './encoding.ts'
import { verifyInclusion } from './inclusion.ts'
import { formatNote, type Note, type NoteFault, parseNote } from './note.ts'
import { accepted, fault, type Outcome } from './outcome.ts'
import { checkPolicy, type Policy, type PolicyFault, type TrustedCheckpoint } from './policy.ts'
import { isHash } from './tree-hash.ts'

/** A receipt that stands on its own: place, path and the signed checkpoint (C2SP tlog-proof). `extra` is signed by nobody. */
export type LogProof = {
  readonly index: number
  readonly inclusion: readonly Uint8Array[]
  readonly checkpoint: Note
  readonly extra?: Uint8Array
}
export type LogProofFault = NoteFault | 'proof-malformed'

const HEADER = 'c2sp.org/tlog-proof@v1'
const MAX_HASHES = 63

/** A receipt as text, to be kept as `.tlog-proof` (C2SP tlog-proof, "Format"). */
export function formatLogProof({ index, inclusion, checkpoint, extra }: LogProof): string {
  const lines = [HEADER, ...(extra === undefined ? [] : [`extra ${toBase64(extra)}`]), `index ${index}`]
  return `${[...lines, ...inclusion.map(toBase64)].join('\n')}\n\n${formatNote(checkpoint)}`
}

/** Reads a receipt, from outside: treat as hostile. Verifies nothing. */
export function parseLogProof(text: string): Outcome<LogProof, LogProofFault> {
  const split = text.indexOf('\n\n')
  if (split < 0) return fault('proof-malformed', 'no blank line')
  const [header, ...lines] = text.slice(0, split).split('\n')
  if (header !== HEADER) return fault('proof-malformed', 'header')
  const extra = lines[0]?.startsWith('extra ') ? fromBase64((lines.shift() as string).slice(6)) : null
  const indexLine = lines.shift() ?? ''
  const index = indexLine.startsWith('index ') ? parseDecimal(indexLine.slice(6)) : undefined
  if (extra === undefined || index === undefined) return fault('proof-malformed', 'extra or index line')
  const inclusion = parseHashLines(lines)
  if (inclusion === undefined) return fault('proof-malformed', 'inclusion proof')
  const checkpoint = parseNote(text.slice(split + 2))
  if (!checkpoint.ok) return checkpoint
  const proof = { index, inclusion, checkpoint: checkpoint.value }
  return accepted(extra === null ? proof : { ...proof, extra })
}

/** Reads lines of one hash each, at most 63; undefined for anything else. */
export function parseHashLines(lines: readonly string[]): Uint8Array[] | undefined {
  if (lines.length > MAX_HASHES) return undefined
  const hashes = lines.map(fromBase64)
  return hashes.every(isHash) ? hashes : undefined
}

/** Whether the receipt shows the leaf in a log that the policy trusts (C2SP tlog-proof, "Verifying"). */
export function verifyLogProof(
  leafHash: Uint8Array,
  proof: LogProof,
  policy: Policy,
  notAfter?: number,
): Outcome<TrustedCheckpoint, PolicyFault | 'leaf-not-included'> {
  const trusted = checkPolicy(proof.checkpoint, policy, notAfter)
  if (!trusted.ok) return trusted
  const { size, root } = trusted.value.checkpoint
  const included = verifyInclusion(leafHash, proof.index, size, proof.inclusion, root)
  return included ? trusted : fault('leaf-not-included')
}
