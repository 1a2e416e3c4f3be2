import { describe, expect, test } from 'vitest'
import { findBreaches, findRoomsWithoutReadme, listFrontDoors } from './house.ts'

const whats = (path: string, text: string) =>
  findBreaches({ path, text }, new Set(['packages/kernel/src/index.ts'])).map(({ what }) => what)

describe('the rules of the house', () => {
  test.each([
    ['contexts/registry/domain/filing.ts', 'const now = new Date()\n', /time and chance/],
    ['contexts/registry/server/file.ts', 'tx`select 1`\n', /statement outside/],
    ['contexts/registry/server/file.ts', 'await tx<Row[]>`select 1`\n', /statement outside/],
    ['contexts/registry/server/file.ts', 'process.env.PORT\n', /config\.ts/],
    ['contexts/registry/server/file.ts', '// TODO later\n', /unfinished/],
    ['contexts/registry/server/file.test.ts', 'test.skip("x")\n', /does not run/],
    ['contexts/registry/server/file-utils.ts', '', /says nothing/],
    ['contexts/registry/server/fileFiling.ts', '', /kebab-case/],
    ['contexts/registry/server/deep/index.ts', '', /front door/],
    ['contexts/registry/migrations/1_init.sql', '', /YYYYMMDD/],
    ['contexts/registry/server/file.ts', 'x\n'.repeat(301), /301 lines/],
    ['apps/portal/src/app/shell.css', 'x\n'.repeat(301), /301 lines/],
    ['contexts/registry/migrations/20261123T0900_create_filing.sql', 'x\n'.repeat(301), /301 lines/],
  ])('%s with %j is reported', (path, text, what) => {
    expect(whats(path, text)).toEqual([expect.stringMatching(what)])
  })

  test.each([
    ['contexts/registry/server/filing-store.ts', 'tx`select 1`\n'],
    ['contexts/registry/domain/filing.test.ts', 'new Date()\n'],
    ['contexts/registry/migrations/20261123T0900_create_filing.sql', 'create table x ()\n'],
    ['packages/kernel/src/index.ts', 'export {}\n'],
    ['apps/server/src/config.ts', 'process.env.PORT\n'],
    ['contexts/registry/server/file.ts', 'x\n'.repeat(300)],
  ])('%s with %j is not', (path, text) => {
    expect(whats(path, text)).toEqual([])
  })

  test('front doors are what a package.json exports', () => {
    const manifest = { path: 'packages/kernel/package.json', text: '{"exports":{".":"./src/index.ts"}}' }

    expect([...listFrontDoors([manifest])]).toEqual(['packages/kernel/src/index.ts'])
  })
})

test('a room without a README is reported', () => {
  const file = (path: string) => ({ path, text: '' })
  const rooms = [file('packages/kernel/package.json'), file('contexts/registry/package.json')]
  expect(findRoomsWithoutReadme(rooms, [file('packages/kernel/README.md')])).toEqual([
    expect.objectContaining({ path: 'contexts/registry/README.md' }),
  ])
})
