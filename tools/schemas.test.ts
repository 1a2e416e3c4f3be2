import { describe, expect, test } from 'vitest'
import { findForeignSchemas, listSchemas } from './schemas.ts'

const schemas = listSchemas([
  {
    path: 'x.sql',
    text: 'create schema registry; create schema if not exists identity; create schema item_bank; create schema registry_pub; create schema platform;',
  },
])
const found = (path: string, text: string) =>
  findForeignSchemas({ path, text }, schemas).map(({ line, what }) => [line, what.split(' ')[0]])

describe('a statement of a context', () => {
  test.each([
    ['contexts/registry/server/filing-store.ts', 'tx`\n  select 1 from identity.person p`', [[2, 'identity.person']]],
    ['contexts/registry/server/filing-store.ts', 'insert into platform.outbox', [[1, 'platform.outbox']]],
    [
      'contexts/registry/migrations/1.sql',
      'create table registry.a (b uuid references item_bank.item)',
      [[1, 'item_bank.item']],
    ],
    [
      'contexts/registry/server/filing-store.ts',
      'select from registry.a join registry.b, x -- from identity.person',
      [],
    ],
    ['contexts/item-bank/server/item-store.ts', 'update item_bank.item set a = 1', []],
    [
      'contexts/registry/server/filing-store.ts',
      'select from registry.filing f join registry.site s on s.filing = f.id',
      [],
    ],
    ['contexts/statistics/server/count-views.ts', 'select from registry_pub.filing', []],
    ['contexts/identity/server/person-store.ts', 'select from registry_pub.filing', [[1, 'registry_pub.filing']]],
    ['contexts/statistics/server/count-views.ts', 'select from registry.filing', [[1, 'registry.filing']]],
  ])('in %s: %j', (path, text, expected) => {
    expect(found(path, text)).toEqual(expected)
  })
})
