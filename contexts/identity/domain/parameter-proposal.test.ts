import { plainDate, regionCode } from '@lingjiang/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { confirmParameter, differsAt, type ParameterValue, proposeParameter, sameHand } from './index.ts'

const TODAY = plainDate('2026-11-23')
const PROVINCE = regionCode('440000')
const recorded = [{ regionCode: '440000', effectiveFrom: '2021-04-15', value: 5 }]
const proposal = { key: 'a.b', scope: PROVINCE, value: 7, effectiveFrom: TODAY }
const codeOf = (decision: { readonly ok: boolean; readonly code?: string }) =>
  decision.ok ? 'accepted' : decision.code

describe('proposing a value of a policy parameter', () => {
  test.each([
    ['from today on', {}, 'accepted'],
    ['for a city', { scope: regionCode('440300') }, 'accepted'],
    ['for a county', { scope: regionCode('440106') }, 'parameter-scope-invalid'],
    ['from yesterday on', { effectiveFrom: plainDate('2026-11-22') }, 'parameter-date-past'],
    ['of another kind', { value: 'seven' }, 'parameter-shape-differs'],
  ])('%s: %s', (_name, change, outcome) => {
    expect(codeOf(proposeParameter({ ...proposal, ...change }, recorded, TODAY))).toBe(outcome)
  })

  test('a day that has a value keeps it, in the same scope only', () => {
    const taken = [...recorded, { regionCode: '440300', effectiveFrom: TODAY, value: 6 }]
    expect(codeOf(proposeParameter({ ...proposal, scope: regionCode('440300') }, taken, TODAY))).toBe(
      'parameter-date-taken',
    )
    expect(codeOf(proposeParameter(proposal, taken, TODAY))).toBe('accepted')
  })

  test('a key that was never recorded cannot be invented', () => {
    expect(codeOf(proposeParameter(proposal, [], TODAY))).toBe('parameter-unknown')
  })
})

describe('four eyes', () => {
  test.each([
    ['the proposer', { accountId: 'a' }, { accountId: 'a' }, true],
    ['another officer', { accountId: 'a' }, { accountId: 'b' }, false],
    ['somebody to whom the proposer lent the mandate', { accountId: 'a' }, { accountId: 'b', delegatedBy: 'a' }, true],
    ['the lender of the proposer', { accountId: 'b', delegatedBy: 'a' }, { accountId: 'a' }, true],
    ['two borrowers of one mandate', { accountId: 'b', delegatedBy: 'a' }, { accountId: 'c', delegatedBy: 'a' }, true],
  ])('%s: the same hand is %#', (_name, proposer, decider, same) => {
    expect(sameHand(proposer, decider)).toBe(same)
    const decision = confirmParameter({ ...proposal, proposer }, recorded, decider, TODAY)
    expect(codeOf(decision)).toBe(same ? 'four-eyes-needed' : 'accepted')
  })

  test('a proposal whose first day has passed meanwhile is not confirmed', () => {
    const decision = confirmParameter(
      { ...proposal, proposer: { accountId: 'a' } },
      recorded,
      { accountId: 'b' },
      plainDate('2026-11-24'),
    )
    expect(codeOf(decision)).toBe('parameter-date-past')
  })
})

describe('the shape of a value', () => {
  test.each<[ParameterValue, ParameterValue, string | undefined]>([
    [5, 7, undefined],
    [5, 7.5, ''],
    [0.5, 0.75, undefined],
    [5, -1, ''],
    [5, null, ''],
    [5, '5', ''],
    [null, 'small', undefined],
    [null, ['small'], ''],
    ['01-31', '02-28', undefined],
    ['01-31', '2-28', ''],
    ['either', 'rolling-year', undefined],
    ['either', ' ', ''],
    [[3, 5, 7], [5, 7], undefined],
    [[3, 5, 7], [], ''],
    [[3, 5, 7], [3, '5'], '/1'],
    [{ employer: 300, college: null }, { employer: 200, college: 50 }, undefined],
    [{ employer: 300, college: null }, { employer: 200 }, ''],
    [{ employer: 300, college: null }, { employer: 'many', college: null }, '/employer'],
    [{ a: ['5', '4'] }, { a: ['5', 4] }, '/a/1'],
  ])('%j may become %j: differs at %s', (before, next, place) => expect(differsAt([before], next)).toBe(place))

  const values = fc.letrec<{ value: ParameterValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constant(null),
      fc.boolean(),
      fc.integer({ min: 0 }),
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc.array(tie('value'), { minLength: 1, maxLength: 4 }),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie('value'), { maxKeys: 4 }),
    ),
  })).value

  test('every value has its own shape, and that of any list of values it stands in', () => {
    fc.assert(
      fc.property(values, fc.array(values), (value, others) => differsAt([...others, value], value) === undefined),
    )
  })
})
