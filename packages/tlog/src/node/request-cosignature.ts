import {
  formatAddCheckpoint,
  type Note,
  type NoteSignature,
  type NoteVerifier,
  openNote,
  parseSignatureLines,
} from '../index.ts'

export type CosignatureRequest = {
  /** The witness's submission prefix and cosignature key. */
  readonly url: string
  readonly key: NoteVerifier
  readonly note: Note
  /** Tree size of the checkpoint in `note`. */
  readonly size: number
  /** Size of the checkpoint this witness cosigned last, as far as the log knows; 0 when it does not. */
  readonly knownSize: number
  /** Consistency proof from an older size to `size`. */
  readonly proofFrom: (oldSize: number) => readonly Uint8Array[] | Promise<readonly Uint8Array[]>
  readonly timeoutMs?: number
}
export type CosignatureAnswer =
  | { readonly ok: true; readonly value: NoteSignature }
  | {
      readonly ok: false
      readonly code: 'witness-unreachable' | 'witness-refused' | 'witness-ahead' | 'cosignature-invalid'
      readonly detail: string
    }

/**
 * Asks a witness to cosign a checkpoint (C2SP tlog-witness, "add-checkpoint") and verifies what it returns. When the witness remembers
 * another size than the log does, it is asked once more with the proof from there; `witness-ahead` says that it has seen a larger tree.
 */
export async function requestCosignature(request: CosignatureRequest): Promise<CosignatureAnswer> {
  const first = await post(request, request.knownSize)
  if (typeof first === 'string') return { ok: false, code: 'witness-unreachable', detail: first }
  if (first.status !== 409) return read(request, first)
  const theirs = Number(first.body.trim())
  if (!(theirs <= request.size)) return { ok: false, code: 'witness-ahead', detail: first.body.trim() }
  const second = await post(request, theirs)
  if (typeof second === 'string') return { ok: false, code: 'witness-unreachable', detail: second }
  return read(request, second)
}

async function post(request: CosignatureRequest, oldSize: number): Promise<{ status: number; body: string } | string> {
  const proof = oldSize === 0 ? [] : await request.proofFrom(oldSize)
  try {
    const response = await fetch(`${request.url.replace(/\/$/, '')}/add-checkpoint`, {
      method: 'POST',
      body: formatAddCheckpoint({ oldSize, proof, note: request.note }),
      signal: AbortSignal.timeout(request.timeoutMs ?? 5_000),
    })
    return { status: response.status, body: (await response.text()).slice(0, 64 * 1024) }
  } catch (error) {
    return String(error)
  }
}

function read(
  { key, note }: CosignatureRequest,
  { status, body }: { status: number; body: string },
): CosignatureAnswer {
  if (status !== 200) return { ok: false, code: 'witness-refused', detail: `${status} ${body.trim().slice(0, 200)}` }
  const lines = parseSignatureLines(body)
  const opened = lines.ok ? openNote({ text: note.text, signatures: lines.value }, [key]) : lines
  const signature = opened.ok ? opened.value.verified[0] : undefined
  return signature === undefined
    ? { ok: false, code: 'cosignature-invalid', detail: opened.ok ? '' : opened.code }
    : { ok: true, value: signature }
}
