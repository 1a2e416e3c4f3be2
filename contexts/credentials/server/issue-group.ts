import { authorityDigest, leafOf, scopeLeafOf } from '@lingjiang/credential'
import { BrokenInvariant, type Instant, isRefused, type Refused } from '@lingjiang/kernel'
import type { Fact, Receipt, Services } from '@lingjiang/platform'
import type { Sql, Tx } from '@lingjiang/platform/sql'
import { allotNumbers } from '../domain/index.ts'
import {
  type CertificateProof,
  type DraftCertificate,
  draftCertificates,
  proveCertificates,
} from './build-certificates.ts'
import { certificateStore } from './certificate-store.ts'
import { issuerKeys } from './issuer-keys.ts'
import type { Issuable, IssuingGroup } from './issuing-group.ts'
import { numberSeriesStore } from './number-series-store.ts'
import { publishedStore } from './published-store.ts'
import { ensureStatusLists } from './status-lists.ts'

export type Issued = { readonly certificateIds: readonly string[] }

/** Certificates made before their transaction, while the one before it was written; nothing of them is kept if the numbers turn out to be others. */
export type MadeAhead = { readonly drafts: readonly DraftCertificate[]; readonly proofs: readonly CertificateProof[] }

/** Makes the certificates of candidates for the numbers that follow `lastSerial`. Undefined when the series ends before. */
export async function makeAhead(
  services: Services,
  group: IssuingGroup,
  people: readonly Issuable[],
  lastSerial: number,
): Promise<MadeAhead | undefined> {
  const { code: organisationCode } = group.organisation
  const decision = allotNumbers(
    { organisationCode, year: yearOf(group), level: group.level, lastSerial },
    people.length,
  )
  const numbers = isRefused(decision) ? undefined : decision.events[0]?.numbers
  if (!numbers) return undefined
  const drafts = await draft(services.db, services, group, people, numbers)
  return { drafts, proofs: await proveCertificates(drafts, issuerKeys(services.vault)) }
}

async function draft(
  db: Sql | Tx,
  services: Services,
  group: IssuingGroup,
  people: readonly Issuable[],
  numbers: readonly string[],
): Promise<readonly DraftCertificate[]> {
  const statusIndexes = await numberSeriesStore.statusIndexes(db, people.length)
  return draftCertificates(group, people, { numbers, statusIndexes }, services.vault, services.publicUrl)
}

function fits(
  ahead: MadeAhead | undefined,
  waiting: readonly Issuable[],
  numbers: readonly string[],
): ahead is MadeAhead {
  if (ahead?.drafts.length !== waiting.length) return false
  return ahead.drafts.every(
    ({ payload, issuable }, i) =>
      payload.number === numbers[i] && issuable.registrationId === waiting[i]?.registrationId,
  )
}

function yearOf(group: IssuingGroup): number {
  return Number(group.issuedOn.slice(0, 4))
}

/**
 * Issues the certificates of some candidates of a session in the given transaction: numbers without gap, signatures, the SM2 seal, the
 * register's leaves with their receipts, the published rows. Candidates who have their certificate already are passed over, so that a
 * repeated job changes nothing. What was made ahead is used only where the numbers allotted now are those it was made for.
 */
export async function issueGroup(
  tx: Tx,
  services: Services,
  group: IssuingGroup,
  people: readonly Issuable[],
  now: Instant,
  ahead?: MadeAhead,
): Promise<Issued | Refused> {
  const done = await certificateStore.registrationsIssued(
    tx,
    people.map((issuable) => issuable.registrationId),
  )
  const waiting = people.filter((issuable) => !done.has(issuable.registrationId))
  if (waiting.length === 0) return { certificateIds: [] }
  const numbers = await numberSeriesStore.allot(tx, group.organisation.code, yearOf(group), group.level, waiting.length)
  if (isRefused(numbers)) return numbers
  const made = fits(ahead, waiting, numbers) ? ahead : undefined
  const drafts = made?.drafts ?? (await draft(tx, services, group, waiting, numbers))
  await ensureStatusLists(
    tx,
    services,
    drafts.map((certificate) => certificate.statusIndex),
    now,
  )
  const keys = issuerKeys(services.vault)
  // The rows are on their way to the database while the certificates are signed here.
  const [proofs] = await Promise.all([
    made?.proofs ?? proveCertificates(drafts, keys),
    certificateStore.insert(tx, group, drafts, now),
    publishedStore.publish(
      tx,
      group,
      drafts.map((certificate) => certificate.published),
    ),
    publishedStore.count(tx, group, drafts.length),
  ])
  const receipts = await enterLeaves(tx, services, drafts, now)
  await certificateStore.insertProofs(tx, keys.credential, drafts, proofs, receipts)
  return { certificateIds: drafts.map((certificate) => certificate.id) }
}

/** Enters a group in the register, behind its filed scope where that does not stand there yet. */
async function enterLeaves(
  tx: Tx,
  services: Services,
  drafts: readonly DraftCertificate[],
  now: Instant,
): Promise<readonly Receipt[]> {
  const scope = authorityDigest((drafts[0] ?? fail()).payload.authority)
  const scopeFacts: readonly Fact[] = (await certificateStore.scopeEntered(tx, scope))
    ? []
    : [{ kind: 'scope', subject: scope, body: scopeLeafOf(scope) }]
  const leaves = drafts.map(
    ({ digest, payload }): Fact => ({ kind: 'certificate', subject: digest, body: leafOf(payload) }),
  )
  return (await services.register.enter(tx, [...scopeFacts, ...leaves], now)).slice(scopeFacts.length)
}

function fail(): never {
  throw new BrokenInvariant('no certificate was built for a candidate')
}
