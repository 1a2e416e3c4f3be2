import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskDocumentNumber, maskName, maskPhone } from './mask.ts'

test.each([
  ['张三', '张*'],
  ['欧阳娜娜', '欧*'],
  ['𠮷田', '𠮷*'],
  ['', ''],
])('the name %s shows as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked)
})

test.each([
  ['11010519491231002X', '110*************2X'],
  ['H12345678', 'H12******'],
  ['12345678', '12******'],
])('the document number %s shows as %s', (number, masked) => {
  expect(maskDocumentNumber(number)).toBe(masked)
})

test('a phone shows its first three and last four digits', () => {
  expect(maskPhone('13800138000')).toBe('138****8000')
})

test('a mask keeps the length of a number and hides at least half of it or, of a phone, four digits', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Z]{1,30}$/), (number) => {
      const masked = maskDocumentNumber(number)
      expect(masked).toHaveLength(number.length)
      expect(masked.replaceAll('*', '').length).toBeLessThanOrEqual(number.length / 2)
    }),
  )
})
