import { expect, test } from 'vitest'
import { toCsv } from './index.ts'

test.each([
  [['a,b', 1], '"a,b",1'],
  [['say "x"', 2], '"say ""x""",2'],
  [['=SUM(A1)', 3], "'=SUM(A1),3"],
  [['line\nbreak', -4], '"line\nbreak",-4'],
])('%j becomes %s', (row, line) => expect(toCsv(['h', 'n'], [row])).toBe(`\uFEFFh,n\r\n${line}\r\n`))
