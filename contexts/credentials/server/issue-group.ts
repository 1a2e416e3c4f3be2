import { authorityDigest, scopeLeafOf } from '@lingjiang/credential'
import { BrokenInvariant, type Instant, isRefused, type Refused } from '@lingjiang/kernel'
import type { Fact, Receipt, Services } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { buildCertificates } from './build-certificates.ts'
import { certificateStore } from './certificate-store.ts'
import { issuerKeys } from './issuer-keys.ts'
import type { Issuable, IssuingGroup } from './issuing-group.ts'
import { numberSeriesStore } from './number-series-store.ts'
import { publishedStore } from './published-store.ts'
import { ensureStatusLists } from './status-lists.ts'

export type Issued = { readonly certificateIds: readonly string[] }

/**
 * Issues the certificates of some candidates of a session in the given transaction: numbers without gap, signatures, the SM2 seal, the
 * register's leaves with their receipts, the published rows. Candidates who have their certificate already are passed over, so that a
 * repeated job changes nothing.
 */
export async function issueGroup(
  tx: Tx,
  services: Services,
  group: IssuingGroup,
  people: readonly Issuable[],
  now: Instant,
): Promise<Issued | Refused> {
  const done = await certificateStore.registrationsIssued(
    tx,
    people.map((issuable) => issuable.registrationId),
  )
  const waiting = people.filter((issuable) => !done.has(issuable.registrationId))
  if (waiting.length === 0) return { certificateIds: [] }
  const numbers = await numberSeriesStore.allot(
    tx,
    group.organisation.code,
    Number(group.issuedOn.slice(0, 4)),
    group.level,
    waiting.length,
  )
  if (isRefused(numbers)) return numbers
  const statusIndexes = await numberSeriesStore.statusIndexes(tx, waiting.length)
  const keys = issuerKeys(services.vault)
  const built = buildCertificates(group, waiting, { numbers, statusIndexes }, keys, services.vault, services.publicUrl)
  await ensureStatusLists(
    tx,
    services,
    built.map((certificate) => certificate.statusIndex),
    now,
  )
  const scope = authorityDigest((built[0] ?? fail()).payload.authority)
  const scopeFacts: readonly Fact[] = (await certificateStore.scopeEntered(tx, scope))
    ? []
    : [{ kind: 'scope', subject: scope, body: scopeLeafOf(scope) }]
  const leaves = built.map(
    (certificate): Fact => ({ kind: 'certificate', subject: certificate.digest, body: certificate.leaf }),
  )
  const receipts = (await services.register.enter(tx, [...scopeFacts, ...leaves], now)).slice(scopeFacts.length)
  await certificateStore.insert(tx, services.vault, group, built, receipts as readonly Receipt[], now)
  await publishedStore.publish(
    tx,
    built.map((certificate) => certificate.published),
  )
  await publishedStore.count(
    tx,
    built.map((certificate) => certificate.published),
  )
  return { certificateIds: built.map((certificate) => certificate.id) }
}

function fail(): never {
  throw new BrokenInvariant('no certificate was built for a candidate')
}
