import {
  checkPolicy,
  hashLeaf,
  type NoteVerifier,
  parseNote,
  parseVerifierKey,
  type TrustedCheckpoint,
  verifyInclusion,
} from '@lingjiang/tlog'
import { fromBase64url } from './base64url.ts'
import type { RegisterProof } from './bundle.ts'
import { CredentialFailure } from './failure.ts'
import { RememberedProofs } from './remembered-proofs.ts'
import type { Trust } from './trust.ts'
import type { Reason, Text } from './verdict.ts'

/** What a proof of registration showed: the log, the tree that it speaks of, and how many distinct witnesses vouch for it. */
export type Registered =
  | { readonly ok: true; readonly log: Text; readonly size: number; readonly witnesses: number }
  | { readonly ok: false; readonly why: Extract<Reason, 'log-unknown' | 'checkpoint-wrong' | 'not-in-register'> }

type OpenedNote = TrustedCheckpoint | 'log-unknown' | 'checkpoint-wrong'
const REMEMBERED_CHECKPOINTS = 64
const REMEMBERED_SHARED = 1024
/** Under how many checkpoints the place of one shared leaf is remembered. */
const REMEMBERED_PLACES = 4

function noteKey(text: string): NoteVerifier {
  const key = parseVerifierKey(text)
  if (!key.ok) throw new CredentialFailure('wrong-shape', 'trust.keys')
  return key.value
}

/** Checks proofs of registration against the logs and witnesses of a trust file. Remembers the checkpoints it has already verified. */
export class RegisterChecker {
  private readonly names = new Map<string, Text>()
  /** How many witnesses the verifier asks for, of every checkpoint it is shown. */
  readonly needed: number
  private readonly policy
  private readonly opened = new Map<string, OpenedNote>()
  private readonly shared = new RememberedProofs<Registered>(REMEMBERED_SHARED, REMEMBERED_PLACES)

  constructor(trust: Trust) {
    this.needed = trust.policy.witnesses
    const logs = trust.logs.flatMap(({ origin, name, keys }) => {
      this.names.set(origin, name)
      return keys.map((text) => {
        const key = noteKey(text)
        if (key.name !== origin) throw new CredentialFailure('wrong-shape', 'trust.logs.keys')
        return { key }
      })
    })
    const witnesses = trust.witnesses.map(({ key }, i) => ({ name: String(i), key: noteKey(key) }))
    this.policy = { logs, witnesses, quorum: { kind: 'none' } } as const
  }

  /** As `check`, for a leaf that many certificates share: a filed scope. `name` stands for the leaf. */
  checkShared(name: string, leaf: () => Uint8Array, proof: RegisterProof): Registered {
    return this.shared.finding(name, proof, () => this.check(leaf(), proof))
  }

  check(leaf: Uint8Array, proof: RegisterProof): Registered {
    const opened = this.open(proof.checkpoint)
    if (typeof opened === 'string') return { ok: false, why: opened }
    const { origin, size, root } = opened.checkpoint
    const path = proof.path.map((hash) => fromBase64url(hash, 'register.path'))
    if (!verifyInclusion(hashLeaf(leaf), proof.index, size, path, root)) return { ok: false, why: 'not-in-register' }
    const witnesses = new Set(opened.cosigned.map(({ witness }) => witness)).size
    return { ok: true, log: this.names.get(origin) as Text, size, witnesses }
  }

  private open(text: string): OpenedNote {
    const known = this.opened.get(text)
    if (known) return known
    const note = parseNote(text)
    const trusted = note.ok ? checkPolicy(note.value, this.policy) : note
    const opened = trusted.ok ? trusted.value : trusted.code === 'log-unknown' ? 'log-unknown' : 'checkpoint-wrong'
    if (this.opened.size >= REMEMBERED_CHECKPOINTS) this.opened.clear()
    this.opened.set(text, opened)
    return opened
  }
}
