import { describe, expect, test } from 'vitest'
import { findGlossaryFaults, readGlossary } from './glossary-lines.ts'

const HEAD = '# Glossary\n\n| 中文术语 | identifier | meaning | clause |\n|---|---|---|---|\n'
const faults = (rows: string, code: string) => {
  const { lines, findings } = readGlossary({ path: 'GLOSSARY.md', text: HEAD + rows })
  return [...findings, ...findGlossaryFaults('GLOSSARY.md', lines, code)].map(({ line, what }) => `${line} ${what}`)
}

describe('the glossary', () => {
  test('is right when each word stands once and occurs in code, however it is written there', () => {
    expect(
      faults(
        '| 备案 | `filing` | what is filed | 五（一） |\n| 技能账户 | skill-account | a ledger | 五（二） |\n',
        'aFiling SkillAccount',
      ),
    ).toEqual([])
  })

  test.each([
    ['| 备案 | filing | x | 五 |\n| 备案 | filing | x | 五 |\n', 'filing', '6 "filing" stands here twice'],
    ['| 备案 | filing | x | 五 |\n', 'record', '5 "filing" does not occur in the code'],
    ['| 备案 | filing | x |\n', 'filing', '5 a row is 中文术语 | identifier | meaning | clause'],
  ])('%j is reported', (rows, code, expected) => {
    expect(faults(rows, code)).toEqual([expected])
  })
})
