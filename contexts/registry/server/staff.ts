import { randomUUID } from 'node:crypto'
import type { IdentityDocumentType } from '@lingjiang/codes'
import { dayOf, isRefused, refuse } from '@lingjiang/kernel'
import { endpoint } from '@lingjiang/platform'
import { AddStaff, ListStaff, RemoveStaff } from '../contract/index.ts'
import { ensurePerson } from './ensure-person.ts'
import { findOwnOrganisation, organisationIdOf } from './own-organisation.ts'
import { staffStore } from './staff-store.ts'

export const listStaff = endpoint(ListStaff, async ({ tx, actor, now }) => ({
  staff: [...(await staffStore.ofOrganisation(tx, organisationIdOf(actor), dayOf(now)))],
}))

export const addStaff = endpoint(AddStaff, async (context) => {
  const { tx, actor, body, now } = context
  const organisation = await findOwnOrganisation(tx, actor)
  if (!organisation) return refuse('organisation-not-entered')
  const carded = body.grade && body.cardNumber && body.cardValidTo && body.occupationCodes.length > 0
  if (body.kind === 'examiner' && !carded) return refuse('examiner-card-missing')
  const person = await ensurePerson(context, { ...body, documentType: body.documentType as IdentityDocumentType })
  if (isRefused(person)) return person
  const id = randomUUID()
  const added = await staffStore.insert(tx, [
    {
      ...person,
      id,
      organisationId: organisation.id,
      regionCode: organisation.regionCode,
      kind: body.kind,
      fullTime: body.fullTime,
      middleManagement: body.middleManagement,
      grade: body.kind === 'examiner' ? (body.grade ?? null) : null,
      occupationCodes: body.occupationCodes,
      cardNumber: body.cardNumber ?? null,
      cardValidTo: body.cardValidTo ?? null,
      joinedOn: dayOf(now),
    },
  ])
  if (added === 0) return refuse('staff-on-list')
  context.record({
    action: 'staff-added',
    subjectKind: 'registry.staff',
    subjectId: id,
    regionCode: organisation.regionCode,
    organisationId: organisation.id,
    facts: { kind: body.kind },
  })
  return { id }
})

export const removeStaff = endpoint(RemoveStaff, async ({ tx, actor, params, now, record }) => {
  const member = await staffStore.find(tx, params.staffId)
  if (!member || member.organisationId !== organisationIdOf(actor) || member.leftOn) return refuse('not-found')
  await staffStore.leave(tx, member.id, dayOf(now))
  record({
    action: 'staff-left',
    subjectKind: 'registry.staff',
    subjectId: member.id,
    organisationId: member.organisationId,
  })
  return {}
})
