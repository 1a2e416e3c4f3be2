import { describe, expect, test } from 'vitest'
import { findClauses, pageOfClauses } from './reference/clauses.ts'
import { findLicenceFaults, mayShip, shippedPackages } from './reference/licences.ts'
import { findLostTests } from './reference/shown-by.ts'

const find = (text: string) => findClauses([{ path: 'contexts/registry/domain/filing.ts', text }])

describe('clauses of the notice in the code', () => {
  test('are found in doc comments, with the name they stand at and the words without the tag', () => {
    const { clauses } = find('/** 五（一）, 三（一）: one filing holds everywhere. */\nexport function approve() {}\n')
    expect(clauses.map(({ clause, name, says, line }) => [clause, name, says, line])).toEqual([
      ['五（一）', 'approve', 'one filing holds everywhere.', 1],
      ['三（一）', 'approve', 'one filing holds everywhere.', 1],
    ])
  })

  test('are found in refusals', () => {
    const text = "  'scope-not-filed': {\n    kind: 'rule',\n    clause: '三（一）',\n  },\n"
    expect(find(text).clauses).toMatchObject([{ clause: '三（一）', name: 'scope-not-filed' }])
  })

  test('that the notice does not have are findings', () => {
    expect(find('/** 五（九）: invented. */\nexport const a = 1\n').findings).toMatchObject([
      { what: 'the notice has no clause 五（九）' },
    ])
  })

  test('without a rule say so on the page', () => {
    expect(pageOfClauses([])).toContain('No rule carries this clause yet.')
  })
})

describe('licences of what ships', () => {
  test.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['MIT AND OFL-1.1', true],
    ['GPL-3.0', false],
    ['MIT AND AGPL-3.0', false],
    ['', false],
  ])('%s: %s', (licence, allowed) => {
    expect(mayShip(licence)).toBe(allowed)
  })

  test('a package for use is reported, one for tests and one of ours is not', () => {
    const shipped = shippedPackages({
      'node_modules/a': { version: '1.0.0', license: 'AGPL-3.0' },
      'node_modules/a/node_modules/b': { version: '2.0.0' },
      'node_modules/c': { version: '3.0.0', license: 'GPL-3.0', dev: true },
      'node_modules/@lingjiang/kernel': { link: true },
    })
    expect(findLicenceFaults(shipped).map(({ what }) => what)).toEqual([
      'a@1.0.0 is under AGPL-3.0, which may not ship',
      'b@2.0.0 names no licence',
    ])
  })
})

test('a page that names a test which is not there is reported', () => {
  const text = '| `a.test.ts` “works” |\n| `a.test.ts` “fails” |\n| `b.test.ts` |\n'
  const sources = [{ path: 'a.test.ts', text: "test('works', () => undefined)" }]
  expect(findLostTests({ path: 'docs/security.md', text }, sources)).toEqual([
    { path: 'docs/security.md', line: 2, what: 'a.test.ts has no test “fails”' },
    { path: 'docs/security.md', line: 3, what: 'b.test.ts is not there' },
  ])
})
