import type { Tx } from '@lingjiang/platform/sql'

export type Seat = {
  readonly registrationId: string
  readonly slotId: string
  readonly subject: 'theory' | 'practical' | 'review' | 'performance'
  readonly roomName: string
  readonly number: number
  readonly startsAt: string
  readonly endsAt: string
}
export type NewSeat = { readonly registrationId: string; readonly slotId: string; readonly number: number }
export type NewTicket = { readonly registrationId: string; readonly ticketNumber: string }

export const seatStore = {
  async listOf(tx: Tx, registrationIds: readonly string[]): Promise<readonly Seat[]> {
    if (registrationIds.length === 0) return []
    return tx<Seat[]>`
      select t.registration_id, t.slot_id, s.subject, s.room_name, t.number, lower(s.during) as starts_at, upper(s.during) as ends_at
      from assessment.seat t join assessment.session_slot s on s.id = t.slot_id
      where t.registration_id in ${tx([...registrationIds])} order by lower(s.during), s.subject`
  },

  async insert(tx: Tx, seats: readonly NewSeat[]): Promise<void> {
    for (let i = 0; i < seats.length; i += 5000) {
      const rows = seats.slice(i, i + 5000)
      await tx`insert into assessment.seat (registration_id, slot_id, number)
        select * from unnest(${rows.map((r) => r.registrationId)}::uuid[], ${rows.map((r) => r.slotId)}::uuid[], ${rows.map((r) => r.number)}::integer[])`
    }
  },

  /** Admits registrations: ticket number and state, in the order given. */
  async admit(tx: Tx, tickets: readonly NewTicket[], now: string): Promise<void> {
    for (let i = 0; i < tickets.length; i += 5000) {
      const rows = tickets.slice(i, i + 5000)
      await tx`update assessment.registration r set state = 'admitted', ticket_number = t.number, changed_at = ${now}, version = version + 1
        from unnest(${rows.map((r) => r.registrationId)}::uuid[], ${rows.map((r) => r.ticketNumber)}::text[]) as t (id, number) where r.id = t.id`
    }
  },
}
