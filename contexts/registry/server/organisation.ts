import { maskPhone, parseCreditCode, textOfFault, textOfFaults } from '@lingjiang/codes'
import { isSyntheticCreditCode } from '@lingjiang/codes/synthetic'
import { regionStore } from '@lingjiang/identity/server'
import { BrokenInvariant, type RegionCode, refuse, tierOf } from '@lingjiang/kernel'
import { endpoint, enterActor } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { CheckCreditCode, GetOrganisation, SaveOrganisation } from '../contract/index.ts'
import { CONTACT_PHONE_PLACE, type Organisation, organisationStore } from './organisation-store.ts'
import { findOwnOrganisation, organisationIdOf } from './own-organisation.ts'
import { withRegionNames } from './region-names.ts'

async function withRegionName(tx: Tx, organisation: Organisation) {
  const [named] = await withRegionNames(tx, [organisation])
  return named ?? { ...organisation, regionName: organisation.regionCode }
}

/** Organisations and sites lie in a county, a district, or a town of a city without counties. */
export async function isPlaceOfProvince(tx: Tx, code: string): Promise<boolean> {
  return tierOf(code as RegionCode) === 'county' && (await regionStore.names(tx, [code])).has(code)
}

/** Digits with an optional area code and extension; offices have fixed lines. */
const CONTACT_PHONE = /^\+?\d[\d -]{5,18}\d$/

/** The name as it is compared and printed: Chinese brackets. */
export const organisationName = (typed: string) => typed.trim().replaceAll('(', '（').replaceAll(')', '）')

export const getOrganisation = endpoint(GetOrganisation, async ({ tx, actor }) => {
  const organisation = await findOwnOrganisation(tx, actor)
  return { organisation: organisation ? await withRegionName(tx, organisation) : null }
})

export const checkCreditCode = endpoint(CheckCreditCode, async ({ tx, params, actor }) => {
  const read = parseCreditCode(params.code)
  if (!read.ok) return { valid: false, taken: false, faults: read.faults.map(textOfFault) }
  await enterActor(tx, { kind: 'system', job: 'check-credit-code' })
  const holder = await organisationStore.findByCreditCode(tx, read.value.code)
  return { valid: true, taken: holder !== undefined && holder.id !== organisationIdOf(actor), faults: [] }
})

export const saveOrganisation = endpoint(SaveOrganisation, async (context) => {
  const { tx, actor, body, now, services, language } = context
  const id = organisationIdOf(actor)
  const code = parseCreditCode(body.creditCode)
  if (!code.ok) return refuse('credit-code-invalid', { fault: textOfFaults(code.faults)[language] })
  if (!(await isPlaceOfProvince(tx, body.regionCode))) return refuse('region-unknown')
  const known = await organisationStore.find(tx, id)
  const name = organisationName(body.name)
  if (known?.listedAt && (known.name !== name || known.creditCode !== code.value.code))
    return refuse('organisation-in-catalogue')
  const phone = await sealedPhone(tx, known, body.phone, services.vault)
  if (!phone) return refuse('contact-phone-invalid')
  const { expectedVersion, phone: _phone, ...stated } = body
  const entry = { ...stated, ...phone, id, name, creditCode: code.value.code }
  const synthetic = isSyntheticCreditCode(code.value.code)
  if (!known) {
    if (!(await organisationStore.insert(tx, entry, synthetic, now))) return refuse('credit-code-taken')
  } else {
    if (await isTakenByOther(tx, actor, code.value.code, id)) return refuse('credit-code-taken')
    const version = await organisationStore.update(tx, entry, synthetic, expectedVersion ?? 0, now)
    if (version === undefined) return refuse('stale-version')
  }
  context.record({
    action: known ? 'organisation-changed' : 'organisation-entered',
    subjectKind: 'registry.organisation',
    subjectId: id,
    regionCode: body.regionCode,
    organisationId: id,
  })
  const saved = await organisationStore.find(tx, id)
  if (!saved) throw new BrokenInvariant('an organisation vanished')
  return { organisation: await withRegionName(tx, saved) }
})

async function isTakenByOther(
  tx: Tx,
  actor: Parameters<typeof enterActor>[1],
  creditCode: string,
  id: string,
): Promise<boolean> {
  await enterActor(tx, { kind: 'system', job: 'check-credit-code' })
  const holder = await organisationStore.findByCreditCode(tx, creditCode)
  await enterActor(tx, actor)
  return holder !== undefined && holder.id !== id
}

async function sealedPhone(
  tx: Tx,
  known: Organisation | undefined,
  typed: string | undefined,
  vault: { encrypt(text: string, place: string): Buffer },
): Promise<{ readonly phoneSealed: Buffer; readonly phoneMasked: string } | undefined> {
  if (typed === undefined) return known ? organisationStore.phoneOf(tx, known.id) : undefined
  return sealPhone(typed, vault)
}

/** @returns undefined where it is no phone number */
export function sealPhone(typed: string, vault: { encrypt(text: string, place: string): Buffer }) {
  const phone = typed.normalize('NFKC').trim()
  if (!CONTACT_PHONE.test(phone)) return undefined
  return { phoneSealed: vault.encrypt(phone, CONTACT_PHONE_PLACE), phoneMasked: maskPhone(phone) }
}
