import { transact } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { NOON, newId, testApp } from '@lingjiang/testkit'
import { describe, expect, test } from 'vitest'
import { aCompleteFiling, anApplicant, aSite, ELECTRICIAN } from '../test/an-application.ts'
import { filingStore } from './filing-store.ts'
import { siteStore } from './site-store.ts'
import { staffStore } from './staff-store.ts'

const system = testApp()

describe('the second wall', () => {
  const account = (mandate: object) =>
    ({ kind: 'account', accountId: newId(), mandateId: newId(), regions: [], ...mandate }) as never
  const as = <T>(mandate: object, work: (tx: Tx) => Promise<T>) =>
    transact(system.app.services.db, account(mandate), 'read write', work)

  test('without the first wall another organisation still sees nothing of an application, its sites, people and papers', async () => {
    const own = await anApplicant(system)
    const { filingId } = await aCompleteFiling(own, 'employer')
    const stranger = { role: 'organisation-manager', organisationId: newId() }
    await as(stranger, async (tx) => {
      expect(await filingStore.find(tx, filingId)).toBeUndefined()
      expect(await filingStore.itemsOf(tx, filingId)).toEqual([])
      expect(await filingStore.documentsOf(tx, filingId)).toEqual([])
      expect(await siteStore.ofOrganisation(tx, own.organisationId)).toEqual([])
      expect(await staffStore.ofOrganisation(tx, own.organisationId, '2030-01-01')).toEqual([])
    })
    await as({ role: 'county-officer', regions: ['440106'] }, async (tx) => {
      expect(await filingStore.documentsOf(tx, filingId)).toEqual([])
    })
  })

  test('nobody writes for another organisation', async () => {
    const own = await anApplicant(system)
    const { filingId } = await aCompleteFiling(own, 'employer')
    const stranger = { role: 'organisation-manager', organisationId: newId() }
    await as(stranger, (tx) => filingStore.noteState(tx, filingId, 'filed', NOON))
    expect(await system.owner`select state from registry.filing where id = ${filingId}`).toEqual([{ state: 'draft' }])
    const entry = {
      id: newId(),
      organisationId: own.organisationId,
      ...aSite('侵入'),
      leaseFrom: null,
      leaseTo: null,
      hostName: null,
    }
    const { rooms: _rooms, ...site } = entry
    await expect(as(stranger, (tx) => siteStore.insert(tx, site, [], NOON))).rejects.toThrow(/row-level security/)
    await expect(as(stranger, (tx) => filingStore.replaceItems(tx, filingId, [anItem()]))).rejects.toThrow(
      /row-level security/,
    )
  })

  test('what is official cannot be altered or deleted by the system itself', async () => {
    const sys = (work: (tx: Tx) => Promise<unknown>) =>
      transact(system.app.services.db, { kind: 'system', job: 'test' }, 'read write', work)
    for (const table of ['filing_submission', 'panel_score', 'panel_seat', 'catalogue_event', 'organisation_code'])
      await expect(sys((tx) => tx`delete from registry.${tx(table)}`)).rejects.toThrow(/permission denied/)
    await expect(sys((tx) => tx`update registry.catalogue_event set reason = 'x'`)).rejects.toThrow(/permission denied/)
    await expect(sys((tx) => tx`delete from registry.filing`)).rejects.toThrow(/permission denied/)
  })

  test('the public role reads the published views and no table', async () => {
    const { publicDb } = system.app.services
    expect(await publicDb`select count(*)::integer as count from registry_pub.public_example`).toMatchObject([
      { count: expect.any(Number) },
    ])
    await expect(publicDb`select 1 from registry.organisation`).rejects.toThrow(/permission denied/)
    await expect(publicDb`select 1 from registry.staff`).rejects.toThrow(/permission denied/)
  })

  const anItem = () => ({
    id: newId(),
    occupationCode: ELECTRICIAN,
    occupationName: '电工',
    workType: null,
    levels: ['4' as const],
    audience: 'own-staff' as const,
    majorName: null,
    normTitle: null,
    mainBusiness: true,
    siteIds: [],
  })
})
