import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findMissingSubjects, readOccupationQuery, searchTermsOf } from './index.ts'

describe('finding an occupation', () => {
  test.each([
    ['', { kind: 'all' }],
    ['6-31', { kind: 'code', prefix: '6-31' }],
    ['６－３１', { kind: 'code', prefix: '6-31' }],
    ['DG', { kind: 'pinyin', letters: 'dg' }],
    ["dian'gong", { kind: 'pinyin', letters: 'diangong' }],
    ['工', { kind: 'terms', terms: ['工'], text: '工' }],
    ['养老 护理', { kind: 'terms', terms: ['养老', '老护', '护理'], text: '养老护理' }],
  ])('%j is read as what it is', (typed, query) => {
    expect(readOccupationQuery(typed)).toEqual(query)
  })

  test('every part of a name finds the name', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'电工养老护理员焊茶艺师'), { minLength: 2, maxLength: 9 }), (name) => {
        const terms = new Set(searchTermsOf(name.join('')))
        for (let from = 0; from < name.length - 1; from += 1) {
          const query = readOccupationQuery(name.slice(from).join(''))
          expect(query.kind === 'terms' && query.terms.every((term) => terms.has(term))).toBe(true)
        }
      }),
    ))
})

describe('subjects of a norm', () => {
  test.each([
    ['3', ['theory', 'practical'], []],
    ['3', ['theory'], ['practical']],
    ['2', ['theory', 'practical'], ['review']],
    ['1', ['theory', 'practical', 'review'], []],
    ['1', ['performance'], []],
    ['T', ['review'], []],
  ] as const)('level %s with %j lacks %j', (level, subjects, missing) => {
    const found = findMissingSubjects(subjects.map((subject) => ({ level, subject })))
    expect(found).toEqual(missing.length ? [{ level, missing }] : [])
  })
})
