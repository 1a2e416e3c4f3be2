import type { PlainDate, SkillLevel } from '@lingjiang/kernel'
import type { Tx } from '@lingjiang/platform/sql'

export type HeldCertificate = {
  readonly number: string
  readonly occupationCode: string
  readonly level: SkillLevel
  readonly issuedOn: PlainDate
}

/** The certificates in force of many persons at once (W1–W3: one person, many certificates). Run as the system. */
export async function heldCertificates(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly HeldCertificate[]>> {
  const held = new Map<string, HeldCertificate[]>()
  const rows = await tx<(HeldCertificate & { readonly personId: string })[]>`
    select person_id, number, occupation_code, level, issued_on from credentials.certificate
    where person_id = any (${[...personIds]}::uuid[]) and status not in ('revoked', 'cancelled')`
  for (const { personId, ...certificate } of rows) held.set(personId, [...(held.get(personId) ?? []), certificate])
  return held
}
