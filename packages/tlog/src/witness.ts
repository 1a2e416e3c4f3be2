import { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
import { verifyConsistency } from './consistency.ts'
import { parseDecimal, toBase64 } from './encoding.ts'
import { parseHashLines } from './log-proof.ts'
import { formatNote, type Note, openNote, parseNote } from './note.ts'
import type { NoteVerifier } from './note-key.ts'
import { accepted, fault, type Outcome } from './outcome.ts'
import { EMPTY_ROOT, equalBytes } from './tree-hash.ts'

/** What a log asks of a witness: here is my new checkpoint, and the proof that it continues the one of `oldSize` (C2SP tlog-witness). */
export type AddCheckpoint = { readonly oldSize: number; readonly proof: readonly Uint8Array[]; readonly note: Note }
/** A log that a witness watches: its origin and the keys it signs with. */
export type WitnessedLog = { readonly origin: string; readonly keys: readonly NoteVerifier[] }
export type WitnessRefusal =
  | 'request-malformed'
  | 'log-unknown'
  | 'signature-untrusted'
  | 'old-size-above-new'
  | 'old-size-stale'
  | 'empty-root-wrong'
  | 'consistency-unproved'

/** The body of an add-checkpoint request (C2SP tlog-witness, "add-checkpoint"). */
export function formatAddCheckpoint({ oldSize, proof, note }: AddCheckpoint): string {
  return `${[`old ${oldSize}`, ...proof.map(toBase64)].join('\n')}\n\n${formatNote(note)}`
}

/** Reads the body of an add-checkpoint request, from outside: treat as hostile. Verifies nothing. */
export function parseAddCheckpoint(body: string): Outcome<AddCheckpoint, 'request-malformed'> {
  const split = body.indexOf('\n\n')
  const [first = '', ...lines] = split < 0 ? [] : body.slice(0, split).split('\n')
  const oldSize = first.startsWith('old ') ? parseDecimal(first.slice(4)) : undefined
  if (oldSize === undefined) return fault('request-malformed', 'old size line')
  const proof = parseHashLines(lines)
  if (proof === undefined) return fault('request-malformed', 'consistency proof')
  const note = parseNote(body.slice(split + 2))
  if (!note.ok) return fault('request-malformed', note.code)
  return accepted({ oldSize, proof, note: note.value })
}

/**
 * Whether a witness may cosign, given the logs it watches and the latest checkpoint it cosigned for this one (C2SP tlog-witness,
 * "add-checkpoint", in the order of its checks). Deciding and recording must be one step, or the record could run backwards.
 */
export function decideCosign(
  request: AddCheckpoint,
  logs: readonly WitnessedLog[],
  latestOf: (origin: string) => Pick<Checkpoint, 'size' | 'root'> | undefined,
): Outcome<{ readonly checkpoint: Checkpoint; readonly note: Note }, WitnessRefusal> {
  const { oldSize, proof } = request
  const parsed = parseCheckpoint(request.note.text)
  if (!parsed.ok) return fault('request-malformed', parsed.detail)
  const { origin, size, root } = parsed.value
  const log = logs.find((known) => known.origin === origin)
  if (log === undefined) return fault('log-unknown', origin)
  const opened = openNote(request.note, log.keys)
  if (!opened.ok) return fault('signature-untrusted', opened.code)
  if (oldSize > size) return fault('old-size-above-new')
  const latest = latestOf(origin)
  if (oldSize !== (latest?.size ?? 0)) return fault('old-size-stale', String(latest?.size ?? 0))
  if (size === 0 && !equalBytes(root, EMPTY_ROOT)) return fault('empty-root-wrong')
  const continues =
    latest === undefined || oldSize === 0
      ? proof.length === 0
      : verifyConsistency(oldSize, size, proof, latest.root, root)
  if (!continues) return fault('consistency-unproved')
  return accepted({ checkpoint: parsed.value, note: { text: request.note.text, signatures: opened.value.verified } })
}
