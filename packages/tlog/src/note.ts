import { concatBytes, fromBase64, fromUtf8, toBase64, toUtf8 } from './encoding.ts'
import { isKeyName, type NoteSigner, type NoteVerifier } from './note-key.ts'
import { accepted, fault, type Outcome } from './outcome.ts'

/** One signature line: who says to have signed, by which key, and the signature without the key id. */
export type NoteSignature = { readonly name: string; readonly keyId: number; readonly signature: Uint8Array }
/** A note read but not verified: its text must not be believed. */
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] }
/** A note at least one trusted key has signed. */
export type OpenedNote = {
  readonly text: string
  readonly verified: readonly NoteSignature[]
  readonly unknown: readonly NoteSignature[]
}
export type NoteFault = 'note-malformed' | 'note-too-large' | 'signature-invalid' | 'note-unsigned'

/** Longest note read, in bytes, and most signature lines; both as Go's `note` package. */
const MAX_NOTE_SIZE = 1_000_000
const MAX_NOTE_SIGNATURES = 100

/** Reads a signed note (C2SP signed-note, "Format"), from outside: treat as hostile. Verifies nothing. */
export function parseNote(source: string | Uint8Array): Outcome<Note, NoteFault> {
  if (source.length > MAX_NOTE_SIZE) return fault('note-too-large')
  const note = typeof source === 'string' ? source : fromUtf8(source)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  if (note === undefined || !note.isWellFormed() || /[\u0000-\u0009\u000b-\u001f]/.test(note))
    return fault('note-malformed')
  const split = note.lastIndexOf('\n\n')
  if (split < 0) return fault('note-malformed', 'no blank line before the signatures')
  const signatures = parseSignatureLines(note.slice(split + 2))
  if (!signatures.ok) return signatures
  return accepted({ text: note.slice(0, split + 1), signatures: signatures.value })
}

/** Reads signature lines, one or more, each ending in a newline: the end of a note, or what a witness answers. */
export function parseSignatureLines(block: string): Outcome<NoteSignature[], NoteFault> {
  const lines = block.split('\n')
  if (lines.pop() !== '' || lines.length === 0)
    return fault('note-malformed', 'no signature line, or one without an end')
  if (lines.length > MAX_NOTE_SIGNATURES) return fault('note-too-large', `${lines.length} signatures`)
  const signatures: NoteSignature[] = []
  for (const line of lines) {
    const parsed = parseSignatureLine(line)
    if (parsed === undefined) return fault('note-malformed', line)
    signatures.push(parsed)
  }
  return accepted(signatures)
}

function parseSignatureLine(line: string): NoteSignature | undefined {
  const match = /^— ([^ ]+) ([^ ]+)$/u.exec(line)
  const bytes = match === null ? undefined : fromBase64(match[2] as string)
  if (match === null || bytes === undefined || bytes.length < 5 || !isKeyName(match[1] as string)) return undefined
  const keyId = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0)
  return { name: match[1] as string, keyId, signature: bytes.slice(4) }
}

/** The signature line of a note, newline included. */
export function formatSignature({ name, keyId, signature }: NoteSignature): string {
  const id = new Uint8Array(4)
  new DataView(id.buffer).setUint32(0, keyId)
  return `— ${name} ${toBase64(concatBytes(id, signature))}\n`
}

/** The note as text: its lines, a blank line, its signatures. */
export function formatNote({ text, signatures }: Note): string {
  return `${text}\n${signatures.map(formatSignature).join('')}`
}

/** Signs a text, which must end in a newline and hold no other control character, with each signer; throws RangeError otherwise. */
export function signNote(text: string, signers: readonly NoteSigner[]): Note {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  if (!text.endsWith('\n') || !text.isWellFormed() || /[\u0000-\u0009\u000b-\u001f]/.test(text)) {
    throw new RangeError('a note is text of printable lines, the last ended by a newline')
  }
  const bytes = toUtf8(text)
  return { text, signatures: signers.map(({ name, keyId, sign }) => ({ name, keyId, signature: sign(bytes) })) }
}

/**
 * Verifies a note with the keys one trusts (C2SP signed-note, "Signatures"): lines of unknown keys are set aside,
 * one bad signature of a known key spoils the note, and without any good one it is unsigned. Of two lines by one key the first counts.
 */
export function openNote(note: Note, verifiers: readonly NoteVerifier[]): Outcome<OpenedNote, NoteFault> {
  const bytes = toUtf8(note.text)
  const verified: NoteSignature[] = []
  const unknown: NoteSignature[] = []
  for (const line of note.signatures) {
    const key = verifiers.find(({ name, keyId }) => name === line.name && keyId === line.keyId)
    if (key === undefined) unknown.push(line)
    else if (verified.some((seen) => isSameKey(seen, line))) continue
    else if (key.verify(bytes, line.signature)) verified.push(line)
    else return fault('signature-invalid', line.name)
  }
  if (verified.length === 0) return fault('note-unsigned')
  return accepted({ text: note.text, verified, unknown })
}

/** Whether two lines claim the same key. */
export function isSameKey(a: { name: string; keyId: number }, b: { name: string; keyId: number }): boolean {
  return a.name === b.name && a.keyId === b.keyId
}
