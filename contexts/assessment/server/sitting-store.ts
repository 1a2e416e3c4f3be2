import { instant } from '@lingjiang/kernel'
import type { Tx } from '@lingjiang/platform/sql'
import type { Attendance } from '../domain/index.ts'

type Row = {
  readonly personId: string
  readonly title: string
  readonly longitude: number | null
  readonly latitude: number | null
  readonly sittings: readonly { readonly startsAt: string; readonly endsAt: string }[]
}

export const sittingStore = {
  /** The other sessions that persons are registered for around some days: their times and places. */
  async othersOf(
    tx: Tx,
    personIds: readonly string[],
    sessionId: string,
    firstDay: string,
    lastDay: string,
  ): Promise<ReadonlyMap<string, readonly Attendance[]>> {
    const found = new Map<string, Attendance[]>()
    if (personIds.length === 0) return found
    const rows = await tx<Row[]>`
      select r.person_id, p.occupation_name || ' ' || s.site_name as title, s.site_longitude as longitude, s.site_latitude as latitude,
        (select coalesce(jsonb_agg(jsonb_build_object('startsAt', lower(t.during), 'endsAt', upper(t.during))), '[]')
         from assessment.session_slot t where t.session_id = s.id) as sittings
      from assessment.registration r join assessment.session s on s.id = r.session_id join assessment.plan p on p.id = s.plan_id
      where r.person_id = any (${[...personIds]}::uuid[]) and r.state <> 'cancelled' and s.id <> ${sessionId} and s.state <> 'cancelled'
        and s.first_day <= ${lastDay}::date + 1 and s.last_day >= ${firstDay}::date - 1`
    for (const { personId, title, longitude, latitude, sittings } of rows) {
      const place = longitude !== null && latitude !== null ? { longitude, latitude } : null
      const attended = sittings.map(({ startsAt, endsAt }) => ({
        title,
        from: instant(startsAt),
        to: instant(endsAt),
        place,
      }))
      found.set(personId, [...(found.get(personId) ?? []), ...attended])
    }
    return found
  },

  /** How many other persons registered with the very same photo. */
  async sharedPhotos(
    tx: Tx,
    people: readonly { readonly personId: string; readonly photoSha256: string | null }[],
  ): Promise<ReadonlyMap<string, number>> {
    const withPhoto = people.filter((person) => person.photoSha256 !== null)
    if (withPhoto.length === 0) return new Map()
    const rows = await tx<{ personId: string; others: number }[]>`
      select w.person_id, count(distinct r.person_id)::integer as others
      from unnest(${withPhoto.map((w) => w.personId)}::uuid[], ${withPhoto.map((w) => w.photoSha256)}::text[]) as w (person_id, photo)
      join assessment.registration r on r.photo_sha256 = w.photo and r.person_id <> w.person_id group by w.person_id`
    return new Map(rows.map((row) => [row.personId, row.others]))
  },
}
