import { expect, test } from 'vitest'
import { neighboursOf } from './neighbours.ts'

test.each([
  ['in the middle', 'b', ['a', 'b', 'c'], [], { previous: 'a', next: 'c', at: 2 }],
  ['at the end', 'c', ['a', 'b', 'c'], [], { previous: 'b', next: undefined, at: 3 }],
  ['decided just now', 'b', ['a', 'c'], ['a', 'b', 'c'], { previous: 'a', next: 'c', at: undefined }],
  ['decided, and the next one too', 'b', ['a', 'd'], ['a', 'b', 'c', 'd'], { previous: 'a', next: 'd', at: undefined }],
  ['never in the queue', 'x', ['a', 'b'], [], undefined],
  ['in an empty queue', 'x', [], ['x'], { previous: undefined, next: undefined, at: undefined }],
])('a case %s', (_where, id, queue, seen, expected) => expect(neighboursOf(id, queue, seen)).toEqual(expected))
