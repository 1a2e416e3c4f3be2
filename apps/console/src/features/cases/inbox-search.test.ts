import { expect, test } from 'vitest'
import { toInboxSearch, toQuery } from './inbox-search.ts'

test('an address keeps what belongs to the inbox and drops the rest', () => {
  expect(
    toInboxSearch({ queue: 'open', region: 440100, late: true, text: '  ', cursor: 'x'.repeat(300), colour: 'red' }),
  ).toEqual({ queue: 'open', region: '440100', late: true })
  expect(toInboxSearch({ queue: 'everything', region: 'guangzhou' })).toEqual({})
})

test('without anything said the inbox is what waits for the own role', () => {
  expect(toQuery({})).toEqual({ queue: 'mine', limit: 25 })
})
