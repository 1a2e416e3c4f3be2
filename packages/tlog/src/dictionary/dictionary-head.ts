import { fromBase64, fromUtf8, parseDecimal, toBase64, toUtf8 } from '../encoding.ts'
import { type LogProof, verifyLogProof } from '../log-proof.ts'
import { accepted, fault, type Outcome } from '../outcome.ts'
import type { Policy, PolicyFault, TrustedCheckpoint } from '../policy.ts'
import { HASH_SIZE, hashLeaf } from '../tree-hash.ts'
import { checkDictionaryProof, type DictionaryProof } from './dictionary-proof.ts'
import type { DictionaryEntry } from './trie-hash.ts'

/** The state of a dictionary as it is entered in the log: its name, how many entries it has (stated, not proved) and its root. */
export type DictionaryHead = { readonly name: string; readonly size: number; readonly root: Uint8Array }
/** What proves an answer of a dictionary offline: the head, its place in the log, and the proof below its root. */
export type DictionaryReceipt = {
  readonly head: DictionaryHead
  readonly logged: LogProof
  readonly proof: DictionaryProof
}
export type DictionaryFault =
  | PolicyFault
  | 'leaf-not-included'
  | 'dictionary-proof-invalid'
  | 'dictionary-name-mismatch'
export type DictionaryAnswer = { readonly entries: readonly DictionaryEntry[]; readonly trusted: TrustedCheckpoint }

const HEADER = 'lingjiang-dictionary/v1'

/** The log leaf that states a head: four lines, header, name, number of entries, root in Base 64. Throws RangeError for a name of more than one line. */
export function formatDictionaryHead({ name, size, root }: DictionaryHead): Uint8Array {
  const bytes = toUtf8(`${HEADER}\n${name}\n${size}\n${toBase64(root)}\n`)
  if (parseDictionaryHead(bytes) === undefined)
    throw new RangeError('a dictionary head needs a one-line name, a size and a root')
  return bytes
}

/** Reads a log leaf that states a head; undefined when the leaf states something else. */
export function parseDictionaryHead(leaf: Uint8Array): DictionaryHead | undefined {
  const lines = fromUtf8(leaf)?.split('\n') ?? []
  const [header, name, sizeLine, rootLine, end] = lines
  if (header !== HEADER || lines.length !== 5 || end !== '' || !name || !name.isWellFormed()) return undefined
  const size = parseDecimal(sizeLine ?? '')
  const root = fromBase64(rootLine ?? '')
  return size === undefined || root?.length !== HASH_SIZE ? undefined : { name, size, root }
}

/**
 * The entries under a prefix in the dictionary `name`, proved against a log that the policy trusts; none when absence is proved.
 * The answer holds for the moment of the head: whether that is recent enough is for the caller to say, from the checkpoint's cosignatures.
 */
export function verifyDictionaryReceipt(
  name: string,
  prefix: Uint8Array,
  { head, logged, proof }: DictionaryReceipt,
  policy: Policy,
  notAfter?: number,
): Outcome<DictionaryAnswer, DictionaryFault> {
  if (head.name !== name) return fault('dictionary-name-mismatch', head.name)
  const trusted = verifyLogProof(hashLeaf(formatDictionaryHead(head)), logged, policy, notAfter)
  if (!trusted.ok) return trusted
  const entries = checkDictionaryProof(head.root, prefix, proof)
  return entries.ok ? accepted({ entries: entries.value, trusted: trusted.value }) : entries
}
