import { formatAdmissionNumber } from '@lingjiang/codes'
import { type PlainDate, type Refused, refuse } from '@lingjiang/kernel'
import { type CaseAction, eventOf } from '@lingjiang/platform'
import { assessmentEvents } from '../contract/index.ts'
import { registrationStore } from './registration-store.ts'
import { type NewSeat, seatStore } from './seat-store.ts'
import { type Session, type Slot, sessionStore } from './session-store.ts'
import { slotStore } from './slot-store.ts'

/**
 * Freezes the list of candidates: seats in every subject, ticket numbers, state. Neighbours are drawn: the order is that of the random
 * registration ids, so colleagues who registered together do not sit together.
 * @returns how many are admitted
 */
export async function freezeList({ tx, actor, now, publish }: CaseAction, session: Session): Promise<number | Refused> {
  const waiting = await registrationStore.countState(tx, session.id, 'submitted')
  if (waiting > 0) return refuse('registrations-undecided', { count: waiting })
  const accepted = await registrationStore.idsInState(tx, session.id, 'accepted')
  if (accepted.length === 0) return refuse('nobody-admitted')
  const seats = seatAll(accepted, await slotStore.list(tx, [session.id]))
  if (!Array.isArray(seats)) return seats as Refused
  const day = session.firstDay as PlainDate
  const siteSerial = session.siteSerial ?? '000000'
  const first = await sessionStore.takeNumbers(tx, `ticket ${siteSerial} ${day}`, accepted.length)
  const tickets = accepted.map((registrationId, index) => ({
    registrationId,
    ticketNumber: formatAdmissionNumber({ day, province: '44', siteSerial, sequence: first + index }),
  }))
  await seatStore.insert(tx, seats)
  await seatStore.admit(tx, tickets, now)
  await registrationStore.appendEvent(tx, accepted, { kind: 'admitted' }, actor, now)
  publish(eventOf(assessmentEvents, 'list-frozen', { sessionId: session.id, admitted: accepted.length }))
  return accepted.length
}

/** Gives everybody one seat a subject, in a slot that does not overlap with the other subjects of the same person. */
function seatAll(ids: readonly string[], slots: readonly Slot[]): NewSeat[] | Refused {
  const free = new Map(slots.map((slot) => [slot.id, slot.seats]))
  const held = new Map<string, Slot[]>()
  const seats: NewSeat[] = []
  for (const subject of new Set(slots.map((slot) => slot.subject))) {
    const choices = slots.filter((slot) => slot.subject === subject)
    for (const registrationId of ids) {
      const own = held.get(registrationId) ?? []
      const slot = choices.find((one) => (free.get(one.id) ?? 0) > 0 && own.every((other) => apart(one, other)))
      if (!slot) return refuse('seats-not-enough', { subject, have: seatCount(choices), needed: ids.length })
      const left = free.get(slot.id) ?? 0
      free.set(slot.id, left - 1)
      held.set(registrationId, [...own, slot])
      seats.push({ registrationId, slotId: slot.id, number: slot.seats - left + 1 })
    }
  }
  return seats
}

const apart = (a: Slot, b: Slot) => a.endsAt <= b.startsAt || b.endsAt <= a.startsAt
const seatCount = (slots: readonly Slot[]) => slots.reduce((sum, slot) => sum + slot.seats, 0)
