import {
  authorityDigest,
  type Bundle,
  bundle,
  type RegisterPlace,
  STATUS_PURPOSES,
  vcJwtFrom,
} from '@lingjiang/credential'
import { leavesOf, proveInclusion } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { STATUS_LIST_ENTRIES } from './build-certificates.ts'
import { type Certificate, certificateStore } from './certificate-store.ts'
import { statusListStore } from './status-list-store.ts'

const HASH_BYTES = 32

/** The certificate with its signatures, its receipt, the filed scope's place in the register and the newest status lists: verifies anywhere. */
export async function bundleOf(tx: Tx, certificate: Certificate): Promise<Bundle> {
  const proof = await certificateStore.proofOf(tx, certificate.id, certificate.version)
  if (!proof) throw new Error(`certificate ${certificate.id} has no proof of version ${certificate.version}`)
  const list = Math.floor(certificate.statusIndex / STATUS_LIST_ENTRIES)
  const status: { list: string; register: RegisterPlace }[] = []
  for (const purpose of STATUS_PURPOSES) {
    const found = await statusListStore.findLatest(tx, list, purpose)
    if (found) status.push({ list: found.jwt, register: placeOf(found.leafIndex, found.inclusion, found.checkpoint) })
  }
  const scope = await scopePlace(tx, authorityDigest(certificate.payload.authority), proof.treeSize, proof.checkpoint)
  return bundle({
    certificate: certificate.payload,
    proofs: [vcJwtFrom(certificate.payload, { alg: proof.algorithm, kid: proof.keyId }, proof.signature), proof.seal],
    register: placeOf(proof.leafIndex, proof.inclusion, proof.checkpoint),
    ...(scope ? { scope } : {}),
    status,
  })
}

async function scopePlace(
  tx: Tx,
  digest: string,
  size: number,
  checkpoint: string,
): Promise<RegisterPlace | undefined> {
  const [leaf] = await leavesOf(tx, 'scope', digest)
  if (!leaf || leaf.index >= size) return undefined
  return { index: leaf.index, path: await proveInclusion(tx, leaf.index, size), checkpoint }
}

function placeOf(index: number, inclusion: Buffer, checkpoint: string): RegisterPlace {
  const path = Array.from({ length: inclusion.length / HASH_BYTES }, (_, i) =>
    inclusion.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  )
  return { index, path, checkpoint }
}
