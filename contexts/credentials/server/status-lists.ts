import {
  emptyBitstring,
  STATUS_PURPOSES,
  type StatusPurpose,
  signStatusList,
  statusLeafOf,
  withStatus,
} from '@lingjiang/credential'
import { addDays, dayOf, type Instant, startOfDay } from '@lingjiang/kernel'
import type { Fact, Services } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { STATUS_LIST_ENTRIES } from './build-certificates.ts'
import { ISSUER, issuerKeys } from './issuer-keys.ts'
import { statusListStore } from './status-list-store.ts'

/** How long a version answers for. Ours: certificates do not expire, lists do, so that nobody can show an old one for ever. */
const VALID_DAYS = 8

/** Makes sure that every list an index falls into has a version that is still valid for a day. */
export async function ensureStatusLists(
  tx: Tx,
  services: Services,
  indexes: readonly number[],
  now: Instant,
): Promise<void> {
  const lists = [...new Set(indexes.map((index) => Math.floor(index / STATUS_LIST_ENTRIES)))]
  const soon = startOfDay(addDays(dayOf(now), 2))
  const missing: number[] = []
  for (const list of lists) if (!(await statusListStore.isCurrent(tx, list, soon))) missing.push(list)
  if (missing.length) await signVersions(tx, services, missing, now)
}

/** Signs a new version of lists from the certificates' present states and enters each in the register: "valid on that day?" keeps its answer. */
export async function signVersions(tx: Tx, services: Services, lists: readonly number[], now: Instant): Promise<void> {
  const versions: { list: number; purpose: StatusPurpose; jwt: string }[] = []
  for (const list of lists)
    for (const purpose of STATUS_PURPOSES)
      versions.push({ list, purpose, jwt: await signVersion(tx, services, list, purpose, now) })
  const facts = versions.map(
    ({ list, purpose, jwt }): Fact => ({ kind: 'status-list', subject: `${list}/${purpose}`, body: statusLeafOf(jwt) }),
  )
  const receipts = await services.register.enter(tx, facts, now)
  for (const [i, version] of versions.entries()) {
    const receipt = receipts[i]
    if (receipt) await statusListStore.insert(tx, { ...version, receipt, validFrom: now, validUntil: endOf(now) })
  }
}

function endOf(now: Instant): Instant {
  return startOfDay(addDays(dayOf(now), VALID_DAYS))
}

async function signVersion(
  tx: Tx,
  services: Services,
  list: number,
  purpose: StatusPurpose,
  now: Instant,
): Promise<string> {
  const from = list * STATUS_LIST_ENTRIES
  let bits = emptyBitstring(STATUS_LIST_ENTRIES)
  for (const index of await statusListStore.indexesSet(tx, purpose, from, from + STATUS_LIST_ENTRIES))
    bits = withStatus(bits, index - from, true)
  return signStatusList(
    {
      url: `${services.publicUrl}/status/${list}/${purpose}`,
      purpose,
      issuer: ISSUER,
      validFrom: now,
      validUntil: endOf(now),
      bits,
    },
    issuerKeys(services.vault).credential,
  )
}
