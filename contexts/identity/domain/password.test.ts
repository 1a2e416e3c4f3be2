import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isStrongPassword, SHORTEST_PASSWORD } from './password.ts'

describe('a password', () => {
  test.each([
    'password123!',
    'Passw0rd2026',
    '1234567890',
    '0987654321ab',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'qwertyuiop12',
    'woaini5201314',
    'admin@123456',
    'lingjiang2026',
    'guangzhou2026!',
    '8888888888',
    '13800000000',
    'chenlan-2026',
    'short-one',
    '',
  ])('"%s" is refused', (password) => expect(isStrongPassword(password, 'chenlan', '13800000000')).toBe(false))

  test.each([
    'a quiet river at night',
    'a long and quiet password',
    '珠江边的木棉花开了三月天气暖',
    'correct horse battery',
    'vU4!kq-9Zr_w',
    'm8tx-w4kd-q2rz-h6pn',
  ])('"%s" is accepted', (password) => expect(isStrongPassword(password, 'chenlan', '13800000000')).toBe(true))

  test('below the shortest length none is accepted, and none that holds nothing but the account and a year', () =>
    fc.assert(
      fc.property(
        fc.string({ maxLength: SHORTEST_PASSWORD - 1 }),
        fc.integer({ min: 1950, max: 2049 }),
        (short, year) => {
          expect(isStrongPassword(short, 'chen.lan')).toBe(false)
          expect(isStrongPassword(`chen.lan${year}`, 'chen.lan')).toBe(false)
        },
      ),
    ))
})
