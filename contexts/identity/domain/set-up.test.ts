import { describe, expect, test } from 'vitest'
import { appointAdministrators } from './set-up.ts'

const three = (change: object = {}) => ({
  'system-administrator': { login: 'chen', document: 'resident-id 1' },
  'security-administrator': { login: 'lin', document: 'resident-id 2' },
  'audit-administrator': { login: 'wu', document: 'resident-id 3' },
  ...change,
})

describe('the first administrators', () => {
  test.each([
    ['three people with three logins', {}, true],
    ['one login twice', { 'audit-administrator': { login: 'chen', document: 'resident-id 3' } }, false],
    ['one person twice', { 'audit-administrator': { login: 'wu', document: 'resident-id 1' } }, false],
    [
      'one person in all three',
      {
        ...three({ 'security-administrator': { login: 'lin', document: 'resident-id 1' } }),
        'audit-administrator': { login: 'wu', document: 'resident-id 1' },
      },
      false,
    ],
  ])('%s', (_name, change, accepted) => {
    const decision = appointAdministrators(three(change))
    expect(decision.ok ? true : decision.code).toBe(accepted || 'administrators-not-different')
  })
})
