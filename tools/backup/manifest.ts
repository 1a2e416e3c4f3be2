import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sequence } from './catalogue.ts'

export const FORMAT = 'lingjiang-backup-1'

/** What a backup holds, so that a restore can prove that it has all of it. */
export type Manifest = {
  readonly format: typeof FORMAT
  readonly takenAt: string
  readonly postgres: string
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[]
  readonly tables: readonly {
    readonly name: string
    readonly columns: readonly string[]
    readonly rows: number
    readonly member: string
    readonly sha256: string
  }[]
  readonly sequences: readonly Sequence[]
  /** Digests of the stored files; each stands in the archive under its digest. */
  readonly blobs: readonly string[]
  /** The wrapped keys are in the backup; the master key that opens them is not, and is known by this mark. */
  readonly keys: { readonly keyring: string; readonly masterKeyMark: string } | null
}

/** A fault of the file or the place, printed as its sentence. */
export class BackupFault extends Error {}

/** Recognises a master key without telling anything about it. */
export const markOf = (masterKey: string) =>
  createHmac('sha256', masterKey.trim()).update('lingjiang backup').digest('hex').slice(0, 16)

export const keyringFile = (dataDir: string) => join(dataDir, 'keys', 'keyring.json')
export const masterKeyFile = (dataDir: string, setting: string | undefined) =>
  setting ?? join(dataDir, 'keys', 'master.key')
export const blobFile = (dataDir: string, digest: string) => join(dataDir, 'blobs', digest.slice(0, 2), digest)

/** The keys of a data directory as the manifest names them; nothing when the system never started there. */
export function readKeys(dataDir: string, setting: string | undefined): Manifest['keys'] {
  const master = masterKeyFile(dataDir, setting)
  if (!existsSync(keyringFile(dataDir))) return null
  if (!existsSync(master))
    throw new BackupFault(
      `The master key ${master} is not there: without it this backup could never be read. Set MASTER_KEY_FILE.`,
    )
  return { keyring: readFileSync(keyringFile(dataDir), 'utf8'), masterKeyMark: markOf(readFileSync(master, 'utf8')) }
}
