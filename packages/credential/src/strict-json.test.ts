import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CredentialFailure } from './failure.ts'
import { parseStrictJson } from './strict-json.ts'

const codeOf = (input: string | Uint8Array) => {
  try {
    parseStrictJson(input)
    return 'read'
  } catch (failure) {
    return failure instanceof CredentialFailure ? failure.code : failure
  }
}

/** Whole numbers above 2^53 are refused on purpose: two readers may take them for different ones. */
const isExact = (text: string) => !/\d{16}/.test(text)

const isJson = (text: string) => {
  try {
    return JSON.parse(text) !== undefined
  } catch {
    return false
  }
}

describe('strict JSON', () => {
  test.each([
    ['{"a":1,"a":1}', 'duplicate-key'],
    ['{"a":1,"\\u0061":1}', 'duplicate-key'],
    ['{"a":{"b":1,"b":2}}', 'duplicate-key'],
    ['{"a" :1,"a":2}', 'duplicate-key'],
    ['{"a"\n:1, "b":":", "a"\t:2}', 'duplicate-key'],
    ['[{"a":"{"},{"a":1,"b":"\\\\","a":2}]', 'duplicate-key'],
    ['{"__proto__":1,"__proto__":2}', 'duplicate-key'],
    ['[1,]', 'not-json'],
    ['{"a":1,}', 'not-json'],
    ['{} {}', 'not-json'],
    ['', 'not-json'],
    ['nul', 'not-json'],
    ["{'a':1}", 'not-json'],
    ['{"a":01}', 'not-json'],
    ['{"a":+1}', 'not-json'],
    ['{"a":.5}', 'not-json'],
    ['{"a":"\n"}', 'not-json'],
    ['{"a":"\\x41"}', 'not-json'],
    ['"unended', 'not-json'],
    ['"\\', 'not-json'],
    ['{"a":1e999}', 'number-out-of-range'],
    ['{"a": 9007199254740993}', 'number-out-of-range'],
    ['{"a":123456789012345678901234567890}', 'number-out-of-range'],
    ['"\\ud800"', 'not-utf8'],
    ['[{"\\udfff": 1}]', 'not-utf8'],
    ['["\ud800"]', 'not-utf8'],
    ['\ufeff{}', 'not-json'],
    ['['.repeat(100_000), 'too-deep'],
    [`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`, 'too-deep'],
    [`["${']'.repeat(64)}",${'['.repeat(40)}${']'.repeat(40)}]`, 'too-deep'],
    [`${'['.repeat(33)}1${']'.repeat(33)}`, 'too-deep'],
    [`"${'a'.repeat(5_000_000)}"`, 'too-large'],
  ])('%# refuses %.40s', (text, code) => {
    expect(codeOf(text)).toBe(code)
  })

  test('bytes that are not UTF-8 are refused, overlong forms and surrogates included', () => {
    for (const bytes of [
      [0xff],
      [0xc0, 0x80],
      [0xed, 0xa0, 0x80],
      [0x22, 0xe4, 0xbd, 0x22],
      [0xf5, 0x80, 0x80, 0x80],
    ]) {
      expect(codeOf(Uint8Array.from(bytes))).toBe('not-utf8')
    }
  })

  test('__proto__ and constructor are names like any other and change no prototype', () => {
    const value = parseStrictJson(' {"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}')
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor'])
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test('every JSON value is read as JSON.parse reads it, spaced or canonical', () => {
    fc.assert(
      fc.property(fc.json().filter(isExact), fc.boolean(), (text, spaced) => {
        const value = JSON.parse(text)
        const shown = spaced ? JSON.stringify(value, null, 1) : text
        expect(JSON.stringify(parseStrictJson(shown))).toBe(JSON.stringify(value))
      }),
      { numRuns: 500 },
    )
  })

  test('what is just not too deep is read, plain or with an escaped quote', () => {
    for (const core of ['1', '"\\""']) expect(codeOf(`${'['.repeat(32)}${core}${']'.repeat(32)}`)).toBe('read')
  })

  test('a name that stands twice is found wherever it is put', () => {
    const value = fc.jsonValue().filter((any) => any !== null && typeof any === 'object')
    fc.assert(
      fc.property(value, fc.nat(), fc.boolean(), (any, choice, spaced) => {
        const text = JSON.stringify(any, null, spaced ? 1 : 0)
        const ends = [...text.matchAll(/\}/g)].map(({ index }) => index)
        fc.pre(ends.length > 0)
        const at = ends[choice % ends.length] as number
        const twice = `${text.slice(0, at)}${text[at - 1] === '{' ? '' : ','}"twice":[":"],"twice" :0${text.slice(at)}`
        fc.pre(isJson(twice) && isExact(twice))
        expect(codeOf(twice)).toBe('duplicate-key')
      }),
      { numRuns: 500 },
    )
  })
})
