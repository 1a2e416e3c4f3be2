import { randomUUID } from 'node:crypto'
import { instant, type PlainDate, type Refused, refuse, type SkillLevel } from '@lingjiang/kernel'
import type { BodyOf } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import {
  findOrganisation,
  getFiledScope,
  type Site,
  type StaffMember,
  siteOf,
  staffOf,
} from '@lingjiang/registry/server'
import { normStore, occupationStore } from '@lingjiang/standards/server'
import type { PlanSession } from '../contract/index.ts'
import type { Duty, NewPlan, NewSession, Slot } from './session-store.ts'

export type Draft = BodyOf<typeof PlanSession>
export type ResolvedDraft = {
  readonly plan: Omit<NewPlan, 'id' | 'createdBy' | 'createdAt'>
  readonly session: Omit<NewSession, 'id' | 'planId' | 'createdAt' | 'state'>
  readonly slots: readonly Slot[]
  readonly duties: readonly Duty[]
}

/** Finds what a draft names (site, rooms, people, occupation, norm) among what the organisation has. */
export async function resolveDraft(
  tx: Tx,
  organisationId: string,
  sessionId: string,
  draft: Draft,
): Promise<ResolvedDraft | Refused> {
  const organisation = await findOrganisation(tx, organisationId)
  const site = await siteOf(tx, draft.siteId)
  if (!organisation || !site || site.organisationId !== organisationId || !site.listedAt)
    return refuse('site-not-yours')
  const occupation = await occupationStore.find(tx, draft.occupationCode)
  if (!occupation) return refuse('occupation-unknown', { code: draft.occupationCode })
  const { firstDay, registrationOpensOn, registrationClosesOn } = draft
  if (registrationOpensOn > registrationClosesOn || registrationClosesOn >= firstDay) return refuse('days-not-in-order')
  const staff = await staffOf(tx, organisationId, firstDay as PlainDate)
  const placed = placeSlots(sessionId, draft, site, staff)
  if (!('slots' in placed)) return placed
  const norm = await normStore.inForce(tx, draft.occupationCode, draft.level as SkillLevel, firstDay)
  const ends = placed.slots.map((slot) => dayInBeijing(slot.endsAt))
  return {
    plan: {
      organisationId,
      organisationName: organisation.name,
      regionCode: site.regionCode,
      occupationCode: occupation.code,
      occupationName: occupation.name,
      workType: draft.workType ?? null,
      level: draft.level,
      normId: norm?.id ?? null,
      normTitle: norm?.title ?? null,
      audience: draft.audience,
    },
    session: {
      organisationId,
      regionCode: site.regionCode,
      siteId: site.id,
      siteName: site.name,
      siteAddress: site.address,
      siteSerial: await serialOf(tx, organisationId, firstDay as PlainDate),
      siteLongitude: site.longitude,
      siteLatitude: site.latitude,
      kind: draft.kind,
      methods: draft.methods,
      feeFen: draft.feeFen,
      capacity: draft.capacity,
      firstDay,
      lastDay: [firstDay, ...ends].reduce((last, day) => (day > last ? day : last)),
      registrationOpensOn,
      registrationClosesOn,
      notice: draft.notice,
    },
    ...placed,
  }
}

function placeSlots(sessionId: string, draft: Draft, site: Site, staff: readonly StaffMember[]) {
  const slots: Slot[] = []
  const duties: Duty[] = []
  for (const planned of draft.slots) {
    const room = site.rooms.find((one) => one.id === planned.roomId)
    if (!room) return refuse('room-not-at-site')
    if (planned.seats > room.capacity) return refuse('room-too-small', { room: room.name, capacity: room.capacity })
    const [startsAt, endsAt] = [instant(planned.startsAt), instant(planned.endsAt)]
    if (startsAt >= endsAt || dayInBeijing(startsAt) < draft.firstDay) return refuse('times-not-in-order')
    const { subject, seats } = planned
    const slot = { id: randomUUID(), sessionId, subject, roomId: room.id, roomName: room.name, startsAt, endsAt, seats }
    slots.push(slot)
    for (const { staffId, role } of planned.duties) {
      const member = staff.find((one) => one.id === staffId)
      if (!member) return refuse('staff-not-on-list')
      if (duties.some((duty) => duty.slotId === slot.id && duty.personId === member.personId)) continue
      const { personId, name, grade, cardNumber } = member
      duties.push({
        id: randomUUID(),
        sessionId,
        slotId: slot.id,
        role,
        personId,
        name,
        examinerId: member.id,
        grade,
        cardNumber,
      })
    }
  }
  return { slots, duties }
}

/** Positions 8 to 13 of the organisation's code: the site serial of plan and ticket numbers. */
async function serialOf(tx: Tx, organisationId: string, on: PlainDate): Promise<string | null> {
  const entries = await getFiledScope(tx, organisationId, on)
  const serial = entries[0]?.organisationCode.slice(7, 13)
  return serial && /^\d{6}$/.test(serial) ? serial : null
}

const dayInBeijing = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)
