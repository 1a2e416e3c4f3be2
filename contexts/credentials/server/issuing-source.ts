import type { Services } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import type { Issuable, IssuingGroup } from './issuing-group.ts'

/** A session with approved results, as issuing needs it: what is the same for all, and whom the certificates are for. */
export type ApprovedSession = { readonly group: IssuingGroup; readonly people: readonly Issuable[] }

/**
 * Reads a session's approved results with the organisation's filed scope on the day of the exam. Undefined while nothing is approved;
 * `gap` when the scope does not cover the assessment. Wired in apps/server, where assessment, registry and identity meet.
 */
export type IssuingSource = (
  tx: Tx,
  services: Services,
  sessionId: string,
) => Promise<ApprovedSession | { readonly gap: string } | undefined>
