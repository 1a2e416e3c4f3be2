import { defineEvents } from '@lingjiang/kernel'
import Type from 'typebox'
import { describe, expect, test } from 'vitest'
import { assertDeclared } from '../jobs/relay.ts'
import { eventOf, readEvent } from './domain-event.ts'

const events = defineEvents('probe', {
  'leave-granted': { title: { zh: '准假', en: 'A leave was granted' }, body: Type.Object({ days: Type.Integer() }) },
  'leave-refused': { title: { zh: '不准假', en: 'A leave was refused' }, body: Type.Object({}) },
})

describe('an event of the closed list', () => {
  test('is read as it was published', () => {
    const { type, body } = eventOf(events, 'leave-granted', { days: 3 })
    expect(readEvent(events, 'leave-granted', { type, body })).toEqual({ days: 3 })
  })

  test.each([
    ['another body than the list says', { type: 'leave-granted', body: { days: 'three' } }],
    ['a body that lacks something', { type: 'leave-granted', body: {} }],
    ['another event', { type: 'leave-refused', body: { days: 3 } }],
  ])('is not read from %s', (_what, delivered) => {
    expect(() => readEvent(events, 'leave-granted', delivered)).toThrow('is not what probe declares')
  })

  test('has to be declared before anybody can wait for it', () => {
    const waiting = (event: string) => [{ subscriber: 'somebody', event, handle: async () => undefined }]
    expect(() => assertDeclared(waiting('leave-granted'), [events])).not.toThrow()
    expect(() => assertDeclared(waiting('leave-granting'), [events])).toThrow('leave-granting (somebody)')
  })
})
