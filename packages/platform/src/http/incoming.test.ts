import { mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { incomingFolder, sweepIncoming } from './incoming.ts'

test('what a killed server left is removed after a day, what is being received stays', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'incoming-'))
  const folder = await incomingFolder(dataDir)
  const now = Date.now()
  const leave = (name: string, hours: number) => {
    writeFileSync(join(folder, name), 'x')
    const at = new Date(now - hours * 3_600_000)
    utimesSync(join(folder, name), at, at)
  }
  leave('old', 25)
  leave('old.rows', 30)
  leave('new', 1)
  expect(await sweepIncoming(dataDir, now)).toBe(2)
  expect(readdirSync(folder)).toEqual(['new'])
})
