import { dayOf, type Instant, type PlainDate, type RegionCode } from '@lingjiang/kernel'
import { loadParameters } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { occupationStore } from '@lingjiang/standards/server'
import { EMPTY_STATEMENT } from '../contract/index.ts'
import {
  checkFilingConditions,
  describeApplication,
  type FilingReason,
  type RecordedApplication,
  type RegistryParameters,
} from '../domain/index.ts'
import { type Filing, filingStore } from './filing-store.ts'
import { siteStore } from './site-store.ts'
import { staffStore } from './staff-store.ts'

/** First edition of the dictionary on which the lists of new occupations build. */
const DICTIONARY_YEAR = 2022

export type RegistryParametersInForce = {
  readonly values: RegistryParameters
  versionsUsed(): Readonly<Record<string, number>>
}

/** The registry's parameters in force for a region on a day. */
export async function parametersFor(tx: Tx, regionCode: string, on: PlainDate): Promise<RegistryParametersInForce> {
  const inForce = await loadParameters(tx, regionCode as RegionCode, on)
  const values = inForce.values('registry.') as RegistryParameters
  return { values, versionsUsed: () => inForce.versionsUsed() }
}

/** Loads an application with all that its conditions look at. An open application sees every site of its organisation. */
export async function loadApplication(tx: Tx, filing: Filing, now: Instant) {
  const items = await filingStore.itemsOf(tx, filing.id)
  const occupations = await occupationStore.findMany(
    tx,
    items.map((item) => item.occupationCode),
  )
  const described = items.map(({ id: _id, ...item }) => {
    const occupation = occupations.get(item.occupationCode)
    return {
      ...item,
      skillOccupation: occupation?.isSkill ?? false,
      newOccupation: (occupation?.catalogueYear ?? 0) > DICTIONARY_YEAR,
    }
  })
  const named = [...new Set(items.flatMap((item) => item.siteIds))]
  const sites =
    filing.listedAt === null
      ? await siteStore.ofOrganisation(tx, filing.organisationId)
      : await siteStore.findMany(tx, named)
  return {
    statement: { ...EMPTY_STATEMENT, ...filing.statement },
    items: described,
    sites,
    staff: await staffStore.ofOrganisation(tx, filing.organisationId, dayOf(now)),
    documents: await filingStore.documentsOf(tx, filing.id),
  }
}

export type LoadedApplication = Awaited<ReturnType<typeof loadApplication>>

/** Every filing condition of an application on a day, with its reason. */
export function answerConditions(
  filing: Pick<Filing, 'kind'>,
  loaded: LoadedApplication,
  parameters: RegistryParameters,
  on: PlainDate,
): readonly FilingReason[] {
  const recorded: RecordedApplication = { ...loaded, kind: filing.kind, barredUntil: null }
  return checkFilingConditions(describeApplication(recorded, on), parameters)
}
