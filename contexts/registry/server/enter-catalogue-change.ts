import { canonicalText } from '@lingjiang/credential'
import { type CaseAction, eventOf } from '@lingjiang/platform'
import { CATALOGUE_FACT, registryEvents } from '../contract/index.ts'
import { type CatalogueEntry, type CatalogueEvent, catalogueStore } from './catalogue-store.ts'
import type { FilingItemRow } from './filing-store.ts'
import type { Organisation } from './organisation-store.ts'

type Change = Pick<CatalogueEvent, 'kind' | 'day' | 'document' | 'reason'>

/** Notes a change of the catalogue in its history and in the public register, and tells the other contexts. No personal data stand in it. */
export async function enterCatalogueChange(
  { tx, now, services, publish }: Pick<CaseAction, 'tx' | 'now' | 'services' | 'publish'>,
  entry: Omit<CatalogueEntry, 'version' | 'letterNumber'>,
  organisation: Pick<Organisation, 'name' | 'creditCode' | 'regionCode' | 'synthetic'>,
  items: readonly FilingItemRow[],
  change: Change,
): Promise<void> {
  const body = {
    ...change,
    entryId: entry.id,
    organisationCode: entry.organisationCode,
    creditCode: organisation.creditCode,
    name: organisation.name,
    regionCode: organisation.regionCode,
    organisationKind: entry.kind,
    validFrom: entry.validFrom,
    validTo: entry.validTo,
    synthetic: organisation.synthetic,
    items: items.map(({ occupationCode, workType, levels, audience }) => ({
      occupationCode,
      workType,
      levels,
      audience,
    })),
  }
  const number = await catalogueStore.appendEvent(tx, { entryId: entry.id, ...change, body, at: now })
  publish(
    eventOf(registryEvents, 'catalogue-entry-changed', {
      entryId: entry.id,
      number,
      kind: change.kind,
      organisationId: entry.organisationId,
      organisationCode: entry.organisationCode,
    }),
  )
  const bytes = new TextEncoder().encode(canonicalText({ number, ...body }))
  await services.register.enter(tx, [{ kind: CATALOGUE_FACT, subject: entry.organisationCode, body: bytes }], now)
}
