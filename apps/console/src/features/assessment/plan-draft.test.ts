import { describe, expect, test } from 'vitest'
import { nextRound, type PlanForm, type PlannedSlotForm, rolesOf, toDraft } from './plan-draft.ts'

const slot: PlannedSlotForm = {
  ...{ subject: 'practical', roomId: 'room', day: '2027-01-12', from: '13:00', to: '14:30', seats: 14 },
  people: { 'lead-examiner': ['a'], examiner: ['b', 'c'] },
}

describe('the next round', () => {
  test('is the same room and people, as long as this one and right after it', () => {
    expect(nextRound(slot)).toEqual({ ...slot, from: '14:30', to: '16:00' })
  })
  test('does not pass midnight: its times are then for the planner to set', () => {
    expect(nextRound({ ...slot, from: '20:00', to: '22:00' })).toMatchObject({ from: '20:00', to: '22:00' })
  })
})

test('a subject asks for its own duties, and keeps those that somebody has', () => {
  expect(rolesOf('theory')).toEqual(['invigilator', 'internal-supervisor'])
  expect(rolesOf('theory', slot.people)).toEqual(['invigilator', 'lead-examiner', 'examiner', 'internal-supervisor'])
})

test('people by duty are sent one by one, times as moments', () => {
  const form = { scope: '6-31-01-03|4|public', methods: [], slots: [slot] } as unknown as PlanForm
  expect(toDraft(form).slots).toEqual([
    {
      ...{ subject: 'practical', roomId: 'room', seats: 14 },
      ...{ startsAt: '2027-01-12T05:00:00.000Z', endsAt: '2027-01-12T06:30:00.000Z' },
      duties: [
        { staffId: 'a', role: 'lead-examiner' },
        { staffId: 'b', role: 'examiner' },
        { staffId: 'c', role: 'examiner' },
      ],
    },
  ])
})
