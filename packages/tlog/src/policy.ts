import { type Checkpoint, type CheckpointFault, parseCheckpoint } from './checkpoint.ts'
import { cosignatureTime } from './cosignature.ts'
import { isSameKey, type Note, type NoteSignature, openNote } from './note.ts'
import type { NoteVerifier } from './note-key.ts'
import { accepted, fault, type Outcome } from './outcome.ts'

/** Which witnesses are enough: none at all, one named, or so many of a group (C2SP tlog-policy, "Defining the quorum"). */
export type Quorum =
  | { readonly kind: 'none' }
  | { readonly kind: 'witness'; readonly name: string }
  | { readonly kind: 'group'; readonly threshold: number; readonly members: readonly Quorum[] }
export type PolicyLog = { readonly key: NoteVerifier; readonly url?: string }
export type PolicyWitness = { readonly name: string; readonly key: NoteVerifier; readonly url?: string }
/** Whom a verifier trusts. A log's key name is its origin. */
export type Policy = {
  readonly logs: readonly PolicyLog[]
  readonly witnesses: readonly PolicyWitness[]
  readonly quorum: Quorum
}

/** A cosignature that holds: the witness by its name in the policy, and the time it states in seconds since 1970. */
export type Cosigned = { readonly witness: string; readonly at: number }
export type TrustedCheckpoint = { readonly checkpoint: Checkpoint; readonly cosigned: readonly Cosigned[] }
export type PolicyFault = CheckpointFault | 'log-unknown' | 'quorum-missed' | 'cosignature-from-future'

/**
 * Whether a checkpoint may be believed: signed by a log of the policy under its own name and cosigned by a quorum (C2SP tlog-policy).
 * With `notAfter` (seconds since 1970) a cosignature that states a later time is refused.
 */
export function checkPolicy(note: Note, policy: Policy, notAfter?: number): Outcome<TrustedCheckpoint, PolicyFault> {
  const checkpoint = parseCheckpoint(note.text)
  if (!checkpoint.ok) return checkpoint
  const { origin } = checkpoint.value
  const logKeys = policy.logs.map(({ key }) => key).filter(({ name }) => name === origin)
  if (logKeys.length === 0) return fault('log-unknown', origin)
  const byLog = openNote(note, logKeys)
  if (!byLog.ok) return byLog
  const cosigned = cosignaturesOf(note, policy.witnesses)
  if (!cosigned.ok) return cosigned
  const late = notAfter === undefined ? undefined : cosigned.value.find(({ at }) => at > notAfter)
  if (late !== undefined) return fault('cosignature-from-future', late.witness)
  const names = new Set(cosigned.value.map(({ witness }) => witness))
  if (!meetsQuorum(policy.quorum, names)) return fault('quorum-missed', [...names].join(' '))
  return accepted({ checkpoint: checkpoint.value, cosigned: cosigned.value })
}

function cosignaturesOf(note: Note, witnesses: readonly PolicyWitness[]): Outcome<Cosigned[], PolicyFault> {
  const keys = witnesses.map(({ key }) => key)
  const opened = openNote(note, keys)
  if (!opened.ok) return opened.code === 'note-unsigned' ? accepted([]) : opened
  const nameOf = (line: NoteSignature) => witnesses.find(({ key }) => isSameKey(key, line))?.name ?? line.name
  return accepted(
    opened.value.verified.map((line) => ({ witness: nameOf(line), at: cosignatureTime(line.signature) ?? 0 })),
  )
}

/** Whether these witnesses, by their names in the policy, are a quorum. */
export function meetsQuorum(quorum: Quorum, cosigned: ReadonlySet<string>): boolean {
  switch (quorum.kind) {
    case 'none':
      return true
    case 'witness':
      return cosigned.has(quorum.name)
    case 'group':
      return quorum.members.filter((member) => meetsQuorum(member, cosigned)).length >= quorum.threshold
  }
}
