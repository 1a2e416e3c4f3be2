import { randomBytes } from 'node:crypto'
import { ed25519Signer, formatNote, signCheckpoint } from '@lingjiang/tlog'
import type { Vault } from '../secrets/vault.ts'
import type { CheckpointSigner } from './register.ts'

/** Name of the province's register: the first line of its checkpoints, never to be changed. */
export const REGISTER_ORIGIN = 'lingjiang.guangdong/register'

/** The register's own Ed25519 note key, from the vault; its verifier line belongs in every trust file. */
export function checkpointSigner(vault: Vault): CheckpointSigner & { readonly verifierKey: string } {
  const seed = Buffer.from(
    vault.secret('register-ed25519', () => randomBytes(32).toString('base64')),
    'base64',
  )
  const signer = ed25519Signer(REGISTER_ORIGIN, seed)
  const id = signer.keyId.toString(16).padStart(8, '0')
  return {
    origin: REGISTER_ORIGIN,
    verifierKey: `${REGISTER_ORIGIN}+${id}+${Buffer.from(signer.verifier.encoded).toString('base64')}`,
    sign: (size, root) => formatNote(signCheckpoint({ origin: REGISTER_ORIGIN, size, root, extensions: [] }, [signer])),
  }
}
