import type { Instant, PlainDate, SkillLevel } from '@lingjiang/kernel'
import type { AssessedSubject } from './subject.ts'

export type PlannedRole = 'invigilator' | 'lead-examiner' | 'examiner' | 'review-panel' | 'internal-supervisor'
export type ExaminerGrade = 'examiner' | 'senior-examiner'
export type PlannedRoomKind = 'paper' | 'computer' | 'practical' | 'review'

/** Why somebody has to withdraw (回避). */
export const RECUSAL_TIES = ['self', 'relative', 'teacher', 'master-apprentice', 'colleague'] as const
export type RecusalTie = (typeof RECUSAL_TIES)[number]

export type PlannedDuty = {
  readonly personId: string
  readonly name: string
  readonly role: PlannedRole
  readonly grade: ExaminerGrade | null
  readonly cardValidTo: PlainDate | null
  /** Occupation codes on the card. */
  readonly cardOccupations: readonly string[]
  /** Ties to candidates of the session, where known. */
  readonly ties: readonly RecusalTie[]
  /** Sessions in a row already examined at this organisation. */
  readonly consecutiveSessions: number
}

export type PlannedSlot = {
  readonly id: string
  readonly subject: AssessedSubject
  readonly roomId: string
  readonly roomName: string
  readonly roomKind: PlannedRoomKind
  readonly roomSeats: number
  readonly from: Instant
  readonly to: Instant
  /** Candidates expected in the slot when planned, present when checked on the day. */
  readonly candidates: number
  readonly duties: readonly PlannedDuty[]
}

export type SessionPlan = {
  readonly occupationCode: string
  readonly level: SkillLevel
  readonly subjects: readonly AssessedSubject[]
  readonly filedOn: PlainDate
  readonly firstDay: PlainDate
  readonly registrationOpensOn: PlainDate
  readonly registrationClosesOn: PlainDate
  readonly capacity: number
  readonly slots: readonly PlannedSlot[]
}

export type Booking = { readonly from: Instant; readonly to: Instant; readonly title: string }
export type RoomBooking = Booking & { readonly roomId: string }
export type PersonBooking = Booking & { readonly personId: string }

/** What others know about the plan: the filing's answer, the site's, the calendars, the standard's own numbers. */
export type PlanSurroundings = {
  /** Code of what the filing lacks for this occupation, level and audience; null when it covers them. */
  readonly scopeGap: string | null
  readonly siteVerified: boolean
  /** Last day the organisation may use the site; null for its own. */
  readonly siteUsableTo: PlainDate | null
  readonly roomBookings: readonly RoomBooking[]
  readonly personBookings: readonly PersonBooking[]
  /** Candidates for each practical examiner by the standard; null where it says nothing. */
  readonly candidatesPerExaminer: number | null
}
