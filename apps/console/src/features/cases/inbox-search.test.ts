import { expect, test } from 'vitest'
import { toInboxSearch, toQuery } from './inbox-search.ts'

test('an address keeps what belongs to the inbox and drops the rest', () => {
  expect(
    toInboxSearch({ queue: 'open', region: 440100, due: 'late', text: '  ', cursor: 'x'.repeat(300), colour: 'red' }),
  ).toEqual({ queue: 'open', region: '440100', due: 'late' })
  expect(toInboxSearch({ queue: 'everything', region: 'guangzhou', due: 'never' })).toEqual({})
})

test('without anything said the inbox is what waits for the own role', () => {
  expect(toQuery({})).toEqual({ queue: 'mine', limit: 50 })
})
