import { randomUUID } from 'node:crypto'
import { syntheticOrganisationCode } from '@lingjiang/codes/synthetic'
import { BrokenInvariant, dayOf } from '@lingjiang/kernel'
import type { CaseAction } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { audiencesFor, categoryFor, organisationCodeFor, validityFrom } from '../domain/index.ts'
import { parametersFor } from './application-record.ts'
import { type CatalogueEntry, catalogueStore } from './catalogue-store.ts'
import { enterCatalogueChange } from './enter-catalogue-change.ts'
import { type Filing, filingStore } from './filing-store.ts'
import { type Organisation, organisationStore } from './organisation-store.ts'
import { siteStore } from './site-store.ts'

type Deciding = Pick<CaseAction, 'tx' | 'now' | 'services' | 'publish'>

/**
 * Files an organisation: letter, organisation code, catalogue entry, its event and its leaf in the public register, all in the transaction of
 * the decision. From here on its sites and name stand still. 五（一）: valid in the whole province.
 */
export async function listInCatalogue(deciding: Deciding, filing: Filing) {
  const { tx, now } = deciding
  const today = dayOf(now)
  const organisation = await organisationStore.find(tx, filing.organisationId)
  if (!organisation) throw new BrokenInvariant('a filing without its organisation')
  const parameters = await parametersFor(tx, filing.regionCode, today)
  const organisationCode = await codeFor(tx, organisation, filing, now)
  const year = today.slice(0, 4)
  const letterNumber = `粤技服备〔${year}〕${await organisationStore.takeNumber(tx, `letter-${year}`)}号`
  const entry: Omit<CatalogueEntry, 'version' | 'letterNumber'> = {
    id: randomUUID(),
    filingId: filing.id,
    organisationId: organisation.id,
    organisationCode,
    kind: filing.kind,
    status: 'listed',
    ...validityFrom(today, parameters.values),
  }
  const items = await filingStore.itemsOf(tx, filing.id)
  await filingStore.noteDecided(tx, filing.id, { letterNumber, decidedOn: today, listedAt: now })
  await organisationStore.noteListed(tx, organisation.id, now)
  await siteStore.noteListed(tx, [...new Set(items.flatMap((item) => item.siteIds))], now)
  await catalogueStore.insert(tx, entry)
  await enterCatalogueChange(deciding, entry, organisation, items, {
    kind: 'listed',
    day: today,
    document: letterNumber,
    reason: null,
  })
  return { letterNumber, organisationCode, validFrom: entry.validFrom, validTo: entry.validTo }
}

/** F-11, F-14: one code an organisation and category, kept by every later filing. Made-up organisations take theirs from the serials kept for examples, so that they never hold a real one. */
async function codeFor(tx: Tx, organisation: Organisation, filing: Filing, now: string): Promise<string> {
  const [audience = 'own-staff'] = audiencesFor(filing.kind)
  const category = categoryFor(audience)
  const known = await organisationStore.findCode(tx, organisation.id, category)
  if (known) return known
  const serial = await organisationStore.takeNumber(tx, `code-${category}${organisation.synthetic ? '-example' : ''}`)
  const code = organisation.synthetic
    ? syntheticOrganisationCode(serial, category)
    : organisationCodeFor(audience, serial)
  await organisationStore.keepCode(tx, organisation.id, category, code, now)
  return code
}
