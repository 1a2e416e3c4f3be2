import type { Tx } from '@lingjiang/platform/sql'
import type { KnownOfPerson } from '../domain/index.ts'

/** Who holds which certificates in force: known to a context above this one, wired in apps/server. */
export type CertificatesHeld = (
  tx: Tx,
  personIds: readonly string[],
) => Promise<ReadonlyMap<string, KnownOfPerson['certificates']>>

/** What the assessment context needs from contexts above it. */
export type AssessmentPorts = { readonly certificatesHeld: CertificatesHeld }
