import fc from 'fast-check'
import { deflateSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { type ChoiceItem, isRight, qtiFaultText, readItem, readItems, writeItem, writePackage } from './index.ts'

const item: ChoiceItem = {
  identifier: 'E4-001',
  title: '欧姆定律',
  point: 'B-A-001',
  kind: 'single',
  stem: '电阻 5 Ω 两端电压 < 10 V & 稳定时，电流最大不超过（　）。',
  choices: [
    { identifier: 'A', text: '2 A' },
    { identifier: 'B', text: '0.5 A' },
    { identifier: 'C', text: '50 A' },
  ],
  key: ['A'],
}
const codesOf = (xml: string) => {
  const read = readItem(xml, 'a.xml')
  return read.ok ? [] : read.faults.map((fault) => fault.code)
}

describe('reading and writing items', () => {
  test('what is written is read back unchanged, whatever the text', () => {
    const word = fc
      .string({ unit: fc.constantFrom('电', '压', '<', '&', '"', ' ', 'a', '7'), minLength: 1, maxLength: 20 })
      .map((text) => `题${text.trim().replace(/\s+/g, ' ')}`)
    fc.assert(
      fc.property(word, fc.array(word, { minLength: 3, maxLength: 6 }), fc.boolean(), (stem, texts, multiple) => {
        const choices = texts.map((text, index) => ({ identifier: `C${index}`, text }))
        const written: ChoiceItem = {
          ...item,
          stem,
          kind: multiple ? 'multiple' : 'single',
          choices,
          key: multiple ? ['C0', 'C1'] : ['C1'],
        }
        expect(readItem(writeItem(written), 'a.xml')).toEqual({ ok: true, item: written })
      }),
      { numRuns: 60 },
    )
  })

  test('a choice between true and false is a judgment', () => {
    const choices = [
      { identifier: 'true', text: '正确' },
      { identifier: 'false', text: '错误' },
    ]
    const read = readItem(writeItem({ ...item, kind: 'judgment', choices, key: ['false'] }), 'a.xml')
    expect(read).toMatchObject({ ok: true, item: { kind: 'judgment', key: ['false'] } })
  })

  test.each([
    ['<a', ['not-xml']],
    ['<!DOCTYPE x [<!ENTITY a "b">]><x/>', ['entities-refused']],
    ['<assessmentItem identifier="old"/>', ['not-an-item']],
    [writeItem({ ...item, key: ['Z'] }), ['key-unknown-choice']],
    [writeItem({ ...item, key: [] }), ['key-missing']],
    [writeItem({ ...item, key: ['A', 'B'] }), ['key-not-single']],
    [writeItem({ ...item, kind: 'multiple', key: ['A'] }), ['key-needs-two']],
    [writeItem({ ...item, point: '' }), ['point-missing']],
    [writeItem(item).replaceAll('choice-interaction', 'order-interaction'), ['interaction-not-supported']],
    [writeItem(item).replace('0.5 A', '<img src="a.png"/>'), ['media-not-supported', 'choice-empty']],
    [writeItem(item).replace('"B"', '"A"'), ['choice-twice']],
  ])('a broken item is told apart by its fault %#', (xml, codes) => {
    expect(codesOf(xml)).toEqual(codes)
  })

  test('bytes of any kind give faults and never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(readItems(bytes, 'x').faults.length).toBeGreaterThan(0)
        expect(readItems(new Uint8Array([0x50, 0x4b, ...bytes]), 'x').faults.length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('content packages', () => {
  test('a package holds items and other files, and is the same bytes each time', () => {
    const write = () => writePackage('p', [item, { ...item, identifier: 'E4-002' }], { '细目表.csv': '代码,名称\n' })
    const read = readItems(write(), 'p.zip')
    expect(read.items.map((one) => one.identifier)).toEqual(['E4-001', 'E4-002'])
    expect(read.others.get('细目表.csv')).toBe('代码,名称\n')
    expect(read.faults).toEqual([])
    expect(write()).toEqual(write())
  })

  test('each broken file of a package is named with its fault', () => {
    const read = readItems(writePackage('p', [item, { ...item, identifier: 'E4-002', key: ['Q'] }, item]), 'p.zip')
    expect(read.faults.map((fault) => [fault.file, fault.code])).toEqual([
      ['items/E4-002.xml', 'key-unknown-choice'],
      ['items/E4-001.xml', 'identifier-twice'],
    ])
    expect(qtiFaultText(read.faults[0] as never).zh).toBe('正确答案 Q 不在选项中')
  })

  test('a package without a manifest, or that unpacks to too much, is refused', () => {
    expect(readItems(new Uint8Array([0x50, 0x4b, 5, 6, ...new Array(18).fill(0)]), 'e.zip').faults[0]?.code).toBe(
      'manifest-missing',
    )
  })
})

describe('hostile packages', () => {
  /** A zip with one deflated entry that states ten bytes for whatever it unpacks to. */
  function lyingZip(name: string, packed: Uint8Array): Uint8Array {
    const local = new DataView(new ArrayBuffer(30))
    const central = new DataView(new ArrayBuffer(46))
    const end = new DataView(new ArrayBuffer(22))
    local.setUint32(0, 0x04034b50, true)
    local.setUint16(8, 8, true)
    local.setUint32(18, packed.length, true)
    local.setUint32(22, 10, true)
    local.setUint16(26, name.length, true)
    central.setUint32(0, 0x02014b50, true)
    central.setUint16(10, 8, true)
    central.setUint32(20, packed.length, true)
    central.setUint32(24, 10, true)
    central.setUint16(28, name.length, true)
    end.setUint32(0, 0x06054b50, true)
    end.setUint16(8, 1, true)
    end.setUint16(10, 1, true)
    end.setUint32(12, 46 + name.length, true)
    end.setUint32(16, 30 + name.length + packed.length, true)
    const text = new TextEncoder().encode(name)
    const parts = [
      new Uint8Array(local.buffer),
      text,
      packed,
      new Uint8Array(central.buffer),
      text,
      new Uint8Array(end.buffer),
    ]
    return Uint8Array.from(parts.flatMap((part) => [...part]))
  }
  const spaces = (size: number) => deflateSync(new Uint8Array(size).fill(32))

  test('a bomb that lies about its size is left when it has unpacked too much', () => {
    const bomb = lyingZip('imsmanifest.xml', spaces(200_000_000))
    expect(bomb.length).toBeLessThan(250_000)
    expect(readItems(bomb, 'bomb.zip').faults).toMatchObject([{ code: 'package-too-large' }])
  })
  test('elements nested without end are a fault', () => {
    expect(codesOf('<a>'.repeat(100_000) + '</a>'.repeat(100_000))).toEqual(['not-xml'])
  })
  test('a package that is cut in the middle is no package', () => {
    const whole = writePackage('p', [item])
    expect(readItems(whole.slice(0, 400), 'cut.zip').faults.length).toBeGreaterThan(0)
  })
})

describe('marking', () => {
  test.each([
    [['A'], ['A'], true],
    [['A'], [], false],
    [['A', 'C'], ['C', 'A'], true],
    [['A', 'C'], ['A'], false],
    [['A', 'C'], ['A', 'B', 'C'], false],
    [['true'], ['false'], false],
  ])('key %j, response %j: %s', (key, response, right) => {
    expect(isRight(key, response)).toBe(right)
  })
})
