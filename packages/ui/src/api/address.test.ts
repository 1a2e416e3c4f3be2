import { expect, test } from 'vitest'
import { addressOf } from './address.ts'

test('parameters are filled in and escaped, empty query members left out, lists repeated', () => {
  expect(
    addressOf(
      { path: '/registry/filings/:filingId' },
      { params: { filingId: 'a/b' }, query: { q: '广州', state: ['draft', 'filed'], cursor: undefined, page: '' } },
    ),
  ).toBe('/api/registry/filings/a%2Fb?q=%E5%B9%BF%E5%B7%9E&state=draft&state=filed')
})

test('an address without its parameter is a bug and not a request', () => {
  expect(() => addressOf({ path: '/cases/:caseId' })).toThrow('needs caseId')
})
