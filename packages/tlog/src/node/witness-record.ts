import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Checkpoint,
  formatNote,
  type Note,
  type NoteVerifier,
  openNote,
  parseCheckpoint,
  parseNote,
} from '../index.ts'
import { writeDurably } from './durable-file.ts'
import { claimFolder } from './folder-claim.ts'

/** The latest checkpoint cosigned for one log, with the log's signatures and the witness's own. */
export type Witnessed = { readonly checkpoint: Checkpoint; readonly note: Note }

/** A witness's memory: one file per log, replaced whole and synced to disk before any answer leaves. */
export type WitnessRecord = {
  latest(origin: string): Witnessed | undefined
  /** By the lowercase hex SHA-256 of the origin, as the monitoring address names it. */
  byOriginHash(hash: string): Witnessed | undefined
  keep(witnessed: Witnessed): Promise<void>
  close(): void
}

/**
 * Opens the record in a folder, which is made if need be. Throws when another process uses it, or when a file in it does not carry
 * this witness's own cosignature: a witness that forgot what it signed must not go on as if it had signed nothing.
 */
export async function openWitnessRecord(folder: string, own: NoteVerifier): Promise<WitnessRecord> {
  await mkdir(folder, { recursive: true })
  const claim = claimFolder(folder)
  const kept = new Map<string, Witnessed>()
  try {
    for (const name of await readdir(folder)) {
      if (/^[0-9a-f]{64}$/.test(name)) kept.set(name, await readWitnessed(folder, name, own))
    }
  } catch (error) {
    claim.release()
    throw error
  }
  return {
    latest: (origin) => kept.get(originHash(origin)),
    byOriginHash: (hash) => kept.get(hash),
    async keep(witnessed) {
      const name = originHash(witnessed.checkpoint.origin)
      await writeDurably(join(folder, name), formatNote(witnessed.note))
      kept.set(name, witnessed)
    },
    close: claim.release,
  }
}

async function readWitnessed(folder: string, name: string, own: NoteVerifier): Promise<Witnessed> {
  const note = parseNote(await readFile(join(folder, name)))
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note
  const intact =
    note.ok && checkpoint.ok && originHash(checkpoint.value.origin) === name && openNote(note.value, [own]).ok
  if (!intact) throw new Error(`${join(folder, name)} is not a checkpoint that ${own.name} cosigned`)
  return { checkpoint: checkpoint.value, note: note.value }
}

/** Lowercase hex SHA-256 of an origin: its name in the monitoring address (C2SP tlog-witness, "Monitor Retrieval Mechanism"). */
export function originHash(origin: string): string {
  return createHash('sha256').update(origin).digest('hex')
}
