import type { Sql, Tx } from '@lingjiang/platform/sql'
import type { Duty, Slot } from './session-store.ts'

/** Somebody or some room that is taken elsewhere at the same time. */
export type Clash = {
  readonly kind: 'room' | 'person'
  readonly id: string
  readonly name: string
  readonly startsAt: string
  readonly endsAt: string
}

type Occupied = { readonly id: string; readonly startsAt: string; readonly endsAt: string }

export const slotStore = {
  async list(db: Sql | Tx, sessionIds: readonly string[]): Promise<readonly Slot[]> {
    if (sessionIds.length === 0) return []
    return db<Slot[]>`
      select id, session_id, subject, room_id, room_name, lower(during) as starts_at, upper(during) as ends_at, seats
      from assessment.session_slot where session_id in ${db([...sessionIds])} order by lower(during), room_name, id`
  },

  /** What the public may know of the slots: subject, room, time. */
  async listPublished(db: Sql, sessionId: string): Promise<readonly Omit<Slot, 'roomId'>[]> {
    return db<Slot[]>`
      select id, session_id, subject, room_name, lower(during) as starts_at, upper(during) as ends_at, seats
      from assessment.session_slot where session_id = ${sessionId} order by lower(during), room_name, id`
  },

  async listDuties(tx: Tx, sessionIds: readonly string[]): Promise<readonly Duty[]> {
    if (sessionIds.length === 0) return []
    return tx<Duty[]>`
      select id, session_id, slot_id, role, person_id, name, examiner_id, grade, card_number
      from assessment.session_duty where session_id in ${tx([...sessionIds])} order by role, name, id`
  },

  /** Replaces the slots and duties of a session that is not filed. */
  async replace(tx: Tx, sessionId: string, slots: readonly Slot[], duties: readonly Duty[]): Promise<void> {
    await tx`delete from assessment.session_slot where session_id = ${sessionId}`
    await this.insert(tx, slots, duties, false)
  },

  async insert(tx: Tx, slots: readonly Slot[], duties: readonly Duty[], held: boolean): Promise<void> {
    const during = new Map(slots.map((slot) => [slot.id, `[${slot.startsAt},${slot.endsAt})`]))
    const slotRows = slots.map(({ startsAt: _s, endsAt: _e, ...slot }) => ({
      ...slot,
      during: during.get(slot.id) ?? '',
      held,
    }))
    for (const rows of chunks(slotRows)) await tx`insert into assessment.session_slot ${tx(rows as never)}`
    const dutyRows = duties.map((duty) => ({ ...duty, during: during.get(duty.slotId) ?? '', held }))
    for (const rows of chunks(dutyRows)) await tx`insert into assessment.session_duty ${tx(rows as never)}`
  },

  /** Takes the rooms and people of a session, or lets them go. The database refuses to take what is taken (see clashFrom). */
  async hold(tx: Tx, sessionId: string, held: boolean): Promise<void> {
    await tx`update assessment.session_slot set held = ${held} where session_id = ${sessionId}`
    await tx`update assessment.session_duty set held = ${held} where session_id = ${sessionId}`
  },

  /** Who examined in the latest sessions of an organisation before a day, the latest first. */
  async recentPanels(
    tx: Tx,
    organisationId: string,
    exceptSessionId: string,
    before: string,
    roles: readonly string[],
  ): Promise<readonly (readonly string[])[]> {
    const rows = await tx<{ people: string[] }[]>`
      select (select coalesce(array_agg(distinct d.person_id), '{}') from assessment.session_duty d
              where d.session_id = s.id and d.role = any (${[...roles]}::text[])) as people
      from assessment.session s
      where s.organisation_id = ${organisationId} and s.id <> ${exceptSessionId} and s.first_day <= ${before} and s.filed_at is not null
        and s.state <> 'cancelled' order by s.first_day desc, s.id limit 4`
    return rows.map((row) => row.people)
  },

  /** Rooms and people that other filed sessions have taken at an overlapping time. Run as the system: others' plans are not seen otherwise. */
  async findClashes(
    tx: Tx,
    sessionId: string | null,
    rooms: readonly Occupied[],
    people: readonly Occupied[],
  ): Promise<readonly Clash[]> {
    const list = (occupied: readonly Occupied[]) =>
      tx`unnest(${occupied.map((o) => o.id)}::uuid[], ${occupied.map((o) => o.startsAt)}::timestamptz[], ${occupied.map((o) => o.endsAt)}::timestamptz[])`
    return tx<Clash[]>`
      select distinct 'room' as kind, w.id, s.room_name as name, lower(s.during) as starts_at, upper(s.during) as ends_at
      from ${list(rooms)} as w (id, from_at, to_at)
      join assessment.session_slot s on s.room_id = w.id and s.held and s.during && tstzrange(w.from_at, w.to_at)
      where s.session_id is distinct from ${sessionId}
      union all
      select distinct 'person', w.id, d.name, lower(d.during), upper(d.during)
      from ${list(people)} as w (id, from_at, to_at)
      join assessment.session_duty d on d.person_id = w.id and d.held and d.during && tstzrange(w.from_at, w.to_at)
      where d.session_id is distinct from ${sessionId}`
  },
}

/** Which exclusion the database reported when a room or a person was taken at the same moment by somebody else. */
export function clashFrom(error: unknown): 'room' | 'person' | undefined {
  const name = (error as { constraint_name?: string } | undefined)?.constraint_name
  if (name === 'session_slot_room_free') return 'room'
  return name === 'session_duty_person_free' ? 'person' : undefined
}

function* chunks<T>(list: readonly T[], size = 1000): Generator<readonly T[]> {
  for (let i = 0; i < list.length; i += size) yield list.slice(i, i + size)
}
