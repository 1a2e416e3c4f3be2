import { randomUUID } from 'node:crypto'
import { type Refused, refuse } from '@lingjiang/kernel'
import { type BodyOf, endpoint } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { AddSite, ChangeSite, ListSites, WithdrawSite } from '../contract/index.ts'
import { isInProvinceExtent } from '../domain/index.ts'
import { isPlaceOfProvince } from './organisation.ts'
import { findOwnOrganisation, organisationIdOf } from './own-organisation.ts'
import { withRegionNames } from './region-names.ts'
import { type Site, type SiteEntry, siteStore } from './site-store.ts'

export const listSites = endpoint(ListSites, async ({ tx, actor }) => ({
  sites: await withRegionNames(tx, await siteStore.ofOrganisation(tx, organisationIdOf(actor))),
}))

/** What is wrong with a site whoever enters it. */
async function refuseSite(tx: Tx, body: BodyOf<typeof AddSite>): Promise<Refused | undefined> {
  if (!(await isPlaceOfProvince(tx, body.regionCode))) return refuse('region-unknown')
  if (!isInProvinceExtent(body.longitude, body.latitude)) return refuse('site-outside-region')
  const dated = body.leaseFrom && body.leaseTo && body.leaseFrom < body.leaseTo
  if (body.tenure === 'leased' && !dated) return refuse('site-lease-undated')
  if (new Set(body.rooms.map((room) => room.name.trim())).size < body.rooms.length) return refuse('room-name-taken')
  return undefined
}

function entryOf(id: string, organisationId: string, body: BodyOf<typeof AddSite>): SiteEntry {
  const leased = body.tenure === 'leased'
  return {
    id,
    organisationId,
    regionCode: body.regionCode,
    name: body.name.trim(),
    address: body.address.trim(),
    longitude: body.longitude,
    latitude: body.latitude,
    tenure: body.tenure,
    leaseFrom: leased ? (body.leaseFrom ?? null) : null,
    leaseTo: leased ? (body.leaseTo ?? null) : null,
    hostName: body.hostName?.trim() || null,
  }
}

const auditOf = (action: string, site: Pick<Site, 'id' | 'regionCode' | 'organisationId'>) => ({
  action,
  subjectKind: 'registry.site',
  subjectId: site.id,
  regionCode: site.regionCode,
  organisationId: site.organisationId,
})

export const addSite = endpoint(AddSite, async ({ tx, actor, body, now, record }) => {
  const organisation = await findOwnOrganisation(tx, actor)
  if (!organisation) return refuse('organisation-not-entered')
  const refused = await refuseSite(tx, body)
  if (refused) return refused
  const entry = entryOf(randomUUID(), organisation.id, body)
  if (
    !(await siteStore.insert(
      tx,
      entry,
      body.rooms.map(({ id: _id, ...room }) => room),
      now,
    ))
  )
    return refuse('site-name-taken')
  record(auditOf('site-added', entry))
  return { id: entry.id }
})

export const changeSite = endpoint(ChangeSite, async ({ tx, actor, params, body, record }) => {
  const site = await findOwnSite(tx, organisationIdOf(actor), params.siteId)
  if (!site) return refuse('not-found')
  if (site.listedAt) return refuse('site-in-use')
  const refused = await refuseSite(tx, body)
  if (refused) return refused
  if (await siteStore.nameTaken(tx, site.organisationId, body.name.trim(), site.id)) return refuse('site-name-taken')
  const known = new Set(site.rooms.map((room) => room.id))
  const rooms = body.rooms.map((room) => ({ ...room, id: room.id && known.has(room.id) ? room.id : undefined }))
  const version = await siteStore.update(tx, entryOf(site.id, site.organisationId, body), rooms, body.expectedVersion)
  if (version === undefined) return refuse('stale-version')
  record(auditOf('site-changed', site))
  return { version }
})

export const withdrawSite = endpoint(WithdrawSite, async ({ tx, actor, params, now, record }) => {
  const site = await findOwnSite(tx, organisationIdOf(actor), params.siteId)
  if (!site) return refuse('not-found')
  if (site.listedAt || (await siteStore.isNamed(tx, site.id))) return refuse('site-in-use')
  await siteStore.withdraw(tx, site.id, now)
  record(auditOf('site-withdrawn', site))
  return {}
})

/** A listed site of somebody else may be seen, but is nobody's to change but its own organisation's. */
async function findOwnSite(tx: Tx, organisationId: string, siteId: string): Promise<Site | undefined> {
  const site = await siteStore.find(tx, siteId)
  return site?.organisationId === organisationId ? site : undefined
}
