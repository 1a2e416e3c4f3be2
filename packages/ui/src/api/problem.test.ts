import { expect, test } from 'vitest'
import { toProblem } from './problem.ts'

test('a refusal keeps its code, facts and the faults of single fields', () => {
  const problem = toProblem(
    422,
    {
      type: '/problems/identity/account-locked',
      code: 'account-locked',
      status: 422,
      title: '账号已锁定',
      facts: { minutes: 15 },
      faults: [{ pointer: '/account', text: '必须填写' }],
      correlationId: 'c1',
    },
    'unreadable',
  )

  expect(problem).toMatchObject({ code: 'account-locked', status: 422, facts: { minutes: 15 }, correlationId: 'c1' })
  expect(problem.faults).toEqual([{ pointer: '/account', text: '必须填写' }])
})

test.each([
  ['an HTML page of a gateway', undefined],
  ['an empty object', {}],
  ['a text', 'Bad gateway'],
])('an answer that is %s becomes one readable problem', (_, body) => {
  expect(toProblem(502, body, '稍后再试')).toMatchObject({
    code: 'unreadable',
    status: 502,
    title: '稍后再试',
    faults: [],
  })
})
