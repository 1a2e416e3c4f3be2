import { randomUUID } from 'node:crypto'
import type { Tx } from '@lingjiang/platform/sql'
import type { Tenure } from '../contract/index.ts'
import type { RoomKind } from '../domain/index.ts'

export type Room = {
  readonly id: string
  readonly name: string
  readonly kind: RoomKind
  readonly capacity: number
  readonly stations: number
  readonly cameras: number
  readonly occupationCodes: string[]
}

export type Site = {
  readonly id: string
  readonly organisationId: string
  readonly regionCode: string
  readonly name: string
  readonly address: string
  readonly longitude: number
  readonly latitude: number
  readonly tenure: Tenure
  readonly leaseFrom: string | null
  readonly leaseTo: string | null
  readonly hostName: string | null
  readonly listedAt: string | null
  readonly version: number
  readonly rooms: Room[]
}

export type SiteEntry = Omit<Site, 'listedAt' | 'version' | 'rooms'>
export type RoomEntry = Omit<Room, 'id'> & { readonly id?: string | undefined }

const columns = (
  tx: Tx,
) => tx`s.id, s.organisation_id, s.region_code, s.name, s.address, s.longitude, s.latitude, s.tenure, s.lease_from, s.lease_to,
  s.host_name, s.listed_at, s.version, (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'kind', r.kind, 'capacity', r.capacity,
    'stations', r.stations, 'cameras', r.cameras, 'occupationCodes', r.occupation_codes) order by r.name), '[]') from registry.room r where r.site_id = s.id) as rooms`

export const siteStore = {
  async find(tx: Tx, id: string): Promise<Site | undefined> {
    const [row] = await tx<Site[]>`select ${columns(tx)} from registry.site s where s.id = ${id}`
    return row
  },

  /** The sites of an organisation that were not withdrawn. */
  async ofOrganisation(tx: Tx, organisationId: string): Promise<readonly Site[]> {
    return tx<Site[]>`select ${columns(tx)} from registry.site s
      where s.organisation_id = ${organisationId} and s.withdrawn_at is null order by s.created_at, s.id`
  },

  async findMany(tx: Tx, ids: readonly string[]): Promise<readonly Site[]> {
    if (ids.length === 0) return []
    return tx<Site[]>`select ${columns(tx)} from registry.site s where s.id in ${tx([...ids])} order by s.name`
  },

  /** @returns false when the organisation has a site of that name */
  async insert(tx: Tx, entry: SiteEntry, rooms: readonly RoomEntry[], now: string): Promise<boolean> {
    const added = await tx`insert into registry.site ${tx({ ...entry, createdAt: now })}
      on conflict on constraint site_name_taken do nothing returning id`
    if (added.length) await insertRooms(tx, entry.id, rooms)
    return added.length > 0
  },

  /** Writes a site and its rooms anew. @returns the new version, or undefined when somebody else was first or it is listed */
  async update(
    tx: Tx,
    entry: SiteEntry,
    rooms: readonly RoomEntry[],
    expectedVersion: number,
  ): Promise<number | undefined> {
    const { id, ...rest } = entry
    const [row] = await tx<{ version: number }[]>`update registry.site set ${tx(rest)}, version = version + 1
      where id = ${id} and version = ${expectedVersion} and listed_at is null returning version`
    if (!row) return undefined
    await tx`delete from registry.room where site_id = ${id}`
    await insertRooms(tx, id, rooms)
    return row.version
  },

  async nameTaken(tx: Tx, organisationId: string, name: string, except: string): Promise<boolean> {
    const rows =
      await tx`select 1 from registry.site where organisation_id = ${organisationId} and name = ${name} and id <> ${except}`
    return rows.length > 0
  },

  async withdraw(tx: Tx, id: string, now: string): Promise<void> {
    await tx`update registry.site set withdrawn_at = ${now}, name = name || '（' || to_char(${now}::timestamptz, 'YYYYMMDDHH24MISSMS') || '）' where id = ${id}`
  },

  async noteListed(tx: Tx, ids: readonly string[], now: string): Promise<void> {
    if (ids.length)
      await tx`update registry.site set listed_at = coalesce(listed_at, ${now}) where id in ${tx([...ids])}`
  },

  /** Whether an item of an application, open or listed, names the site. */
  async isNamed(tx: Tx, id: string): Promise<boolean> {
    const rows = await tx`select 1 from registry.filing_item i join registry.filing f on f.id = i.filing_id
      where ${id} = any (i.site_ids) and f.state not in ('rejected', 'not-recommended', 'withdrawn') limit 1`
    return rows.length > 0
  },
}

async function insertRooms(tx: Tx, siteId: string, rooms: readonly RoomEntry[]): Promise<void> {
  if (rooms.length === 0) return
  await tx`insert into registry.room ${tx(
    rooms.map(({ id, ...room }) => ({
      id: id ?? randomUUID(),
      siteId,
      ...room,
      occupationCodes: [...room.occupationCodes],
    })),
  )}`
}
