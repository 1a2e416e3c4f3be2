import { fromBase64, parseDecimal, toBase64 } from './encoding.ts'
import { type Note, type NoteFault, openNote, signNote } from './note.ts'
import type { NoteSigner, NoteVerifier } from './note-key.ts'
import { accepted, fault, type Outcome } from './outcome.ts'
import { HASH_SIZE } from './tree-hash.ts'

/** What a log states: its name, how many leaves it has, their root, and opaque further lines (C2SP tlog-checkpoint). */
export type Checkpoint = {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  readonly extensions: readonly string[]
}
export type CheckpointFault = NoteFault | 'checkpoint-malformed' | 'origin-mismatch'

/** Reads the text of a checkpoint (C2SP tlog-checkpoint, "Note text"); sizes above 2^53 - 1 are refused as malformed. */
export function parseCheckpoint(text: string): Outcome<Checkpoint, 'checkpoint-malformed'> {
  const lines = text.split('\n')
  const end = lines.pop()
  const [origin, sizeLine, rootLine, ...extensions] = lines
  if (end !== '' || origin === undefined || sizeLine === undefined || rootLine === undefined) {
    return fault('checkpoint-malformed', 'fewer than three lines')
  }
  if (lines.includes('')) return fault('checkpoint-malformed', 'an empty line')
  const size = parseDecimal(sizeLine)
  const root = fromBase64(rootLine)
  if (size === undefined) return fault('checkpoint-malformed', 'tree size')
  if (root === undefined || root.length !== HASH_SIZE) return fault('checkpoint-malformed', 'root hash')
  return accepted({ origin, size, root, extensions })
}

/** The text of a checkpoint, to be signed; throws RangeError where `parseCheckpoint` would not read it back. */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  const text = `${[origin, String(size), toBase64(root), ...extensions].join('\n')}\n`
  const read = parseCheckpoint(text)
  if (!read.ok || read.value.origin !== origin || read.value.extensions.length !== extensions.length) {
    throw new RangeError('a checkpoint needs an origin line, a size, a root of 32 bytes and no empty line')
  }
  return text
}

/** Signs a checkpoint by the log's keys. */
export function signCheckpoint(checkpoint: Checkpoint, signers: readonly NoteSigner[]): Note {
  return signNote(formatCheckpoint(checkpoint), signers)
}

/** Verifies a checkpoint of the log `origin` by the log's keys. Cosignatures are a matter of a policy: see `checkPolicy`. */
export function openCheckpoint(
  note: Note,
  origin: string,
  verifiers: readonly NoteVerifier[],
): Outcome<Checkpoint, CheckpointFault> {
  const opened = openNote(note, verifiers)
  if (!opened.ok) return opened
  const checkpoint = parseCheckpoint(opened.value.text)
  if (checkpoint.ok && checkpoint.value.origin !== origin) return fault('origin-mismatch', checkpoint.value.origin)
  return checkpoint
}
