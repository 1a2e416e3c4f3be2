import type { Tx } from '@lingjiang/platform/sql'
import type { Subject } from '../contract/index.ts'

export type SeatOf = {
  readonly registrationId: string
  readonly slotId: string
  readonly personId: string
  readonly seat: number
}

/** The seated candidates of a subject, by slot and seat. */
export async function listSeatsOf(tx: Tx, sessionId: string, subject: Subject): Promise<readonly SeatOf[]> {
  return tx<SeatOf[]>`
    select t.registration_id, t.slot_id, r.person_id, t.number as seat
    from assessment.seat t join assessment.session_slot l on l.id = t.slot_id join assessment.registration r on r.id = t.registration_id
    where l.session_id = ${sessionId} and l.subject = ${subject} and r.state = 'admitted' order by t.slot_id, t.number`
}
