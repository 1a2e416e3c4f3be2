import {
  DUTY_ROLES,
  type DutyRole,
  type GetPlanningChoices,
  type PlanSession,
  type Subject,
} from '@lingjiang/assessment/contract'
import { addDays, dayOf } from '@lingjiang/kernel'
import type { BodyOf, ReplyOf } from '@lingjiang/ui'
import type { SessionDetail } from './assessment-api.ts'

export type Draft = BodyOf<typeof PlanSession>
export type Choices = ReplyOf<typeof GetPlanningChoices>

/** Staff on duty by role. */
export type PeopleForm = Readonly<Partial<Record<DutyRole, readonly string[]>>>
export type PlannedSlotForm = {
  readonly subject: Subject
  readonly roomId: string
  readonly day: string
  readonly from: string
  readonly to: string
  readonly seats: number
  readonly people: PeopleForm
}

/** The answers of the form; days and times as a person types them, in Beijing time. */
export type PlanForm = {
  readonly scope: string
  readonly kind: Draft['kind']
  readonly siteId: string
  readonly methods: Draft['methods']
  readonly fee: number
  readonly capacity: number
  readonly registrationOpensOn: string
  readonly registrationClosesOn: string
  readonly firstDay: string
  readonly notice: string
  readonly slots: readonly PlannedSlotForm[]
}

export const scopeKey = (occupation: string, level: string, audience: string) => `${occupation}|${level}|${audience}`
const moment = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`).toISOString()

/** What is sent. */
export function toDraft(form: PlanForm): Draft {
  const [occupationCode = '', level = '', audience = ''] = form.scope.split('|')
  return {
    occupationCode,
    level: level as Draft['level'],
    audience: audience as Draft['audience'],
    kind: form.kind,
    siteId: form.siteId,
    methods: [...form.methods],
    feeFen: Math.round(Number(form.fee) * 100),
    capacity: Number(form.capacity),
    registrationOpensOn: form.registrationOpensOn,
    registrationClosesOn: form.registrationClosesOn,
    firstDay: form.firstDay,
    notice: form.notice ?? '',
    slots: (form.slots ?? []).map((slot) => ({
      subject: slot.subject,
      roomId: slot.roomId,
      startsAt: moment(slot.day, slot.from),
      endsAt: moment(slot.day, slot.to),
      seats: Number(slot.seats),
      duties: DUTY_ROLES.flatMap((role) => (slot.people?.[role] ?? []).map((staffId) => ({ staffId, role }))),
    })),
  }
}

function peopleOf(duties: SessionDetail['slots'][number]['duties']): PeopleForm {
  const people: Partial<Record<DutyRole, readonly string[]>> = {}
  for (const { role, staffId } of duties) if (staffId) people[role] = [...(people[role] ?? []), staffId]
  return people
}

const ROLES: Readonly<Record<Subject, readonly DutyRole[]>> = {
  theory: ['invigilator', 'internal-supervisor'],
  practical: ['lead-examiner', 'examiner', 'internal-supervisor'],
  review: ['lead-examiner', 'review-panel', 'internal-supervisor'],
  performance: ['lead-examiner', 'examiner', 'review-panel', 'internal-supervisor'],
}

/** The duties a subject asks people for, and those that somebody has already. */
export function rolesOf(subject: Subject, people: PeopleForm = {}): readonly DutyRole[] {
  return DUTY_ROLES.filter((role) => ROLES[subject].includes(role) || people[role]?.length)
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const clockOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** The same room and people once more, right after this round; within the day. */
export function nextRound(slot: PlannedSlotForm): PlannedSlotForm {
  const ends = 2 * minutesOf(slot.to) - minutesOf(slot.from)
  return ends < 24 * 60 ? { ...slot, from: slot.to, to: clockOf(ends) } : slot
}

const timeOf = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 16)

/** A plan as it stands, for changing it. */
export function toForm(detail: SessionDetail): PlanForm {
  const { session } = detail
  return {
    scope: scopeKey(session.occupationCode, session.level, session.audience),
    kind: session.kind,
    siteId: detail.siteId,
    methods: detail.methods,
    fee: session.feeFen / 100,
    capacity: session.capacity,
    registrationOpensOn: session.registrationOpensOn,
    registrationClosesOn: session.registrationClosesOn,
    firstDay: session.firstDay,
    notice: detail.notice,
    slots: detail.slots.map((slot) => ({
      subject: slot.subject,
      roomId: slot.roomId,
      day: dayOf(new Date(slot.startsAt)),
      from: timeOf(slot.startsAt),
      to: timeOf(slot.endsAt),
      seats: slot.seats,
      people: peopleOf(slot.duties),
    })),
  }
}

/** A first proposal: six weeks ahead, registration open for three, theory in the morning and practice in the afternoon. */
export function freshForm(choices: Choices): Partial<PlanForm> {
  const today = dayOf(new Date())
  const day = addDays(today, 42)
  const [item] = choices.scope
  const [site] = choices.sites
  const room = (...kinds: readonly string[]) => site?.rooms.find((one) => kinds.includes(one.purpose)) ?? site?.rooms[0]
  const [theory, practical] = [room('computer', 'paper'), room('practical')]
  const slot = (subject: Subject, place: typeof theory, from: string, to: string): PlannedSlotForm => ({
    subject,
    roomId: place?.id ?? '',
    day,
    from,
    to,
    seats: Math.min(15, place?.seats ?? 15),
    people: {},
  })
  return {
    ...(item ? { scope: scopeKey(item.occupationCode, item.levels[0] ?? '5', item.audience) } : {}),
    kind: 'regular',
    siteId: site?.id ?? '',
    methods: ['computer-exam', 'practical-operation'],
    fee: 0,
    capacity: 15,
    registrationOpensOn: addDays(today, 3),
    registrationClosesOn: addDays(today, 24),
    firstDay: day,
    notice: '',
    slots: [slot('theory', theory, '09:00', '10:30'), slot('practical', practical, '14:00', '17:00')],
  }
}
