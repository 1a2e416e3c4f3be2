import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../..', import.meta.url))
let folder: string

beforeAll(() => {
  // Below the project, so that the packed files find their dependencies.
  mkdirSync(join(root, '.cache'), { recursive: true })
  folder = mkdtempSync(join(root, '.cache/published-'))
  const packed = spawnSync(process.execPath, ['scripts/pack-library.mjs', 'packages/tlog', folder], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(packed.stdout + packed.stderr).toBe('')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the published package', () => {
  test('is JavaScript with declarations, without tests', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    const manifest = readFileSync(join(folder, 'package.json'), 'utf8')

    expect(files).toEqual(expect.arrayContaining(['index.js', 'index.d.ts', 'README.md', 'LICENSE', 'package.json']))
    expect(files.filter((file) => /test|fixture|(?<!\.d)\.ts$/.test(file))).toEqual([])
    expect(manifest).not.toMatch(/src\/|\.ts"(?!,\n\s+"default")|"private"/)
  })

  test('runs its command and both its doors', () => {
    const key = join(folder, 'key')
    const made = spawnSync(
      process.execPath,
      [join(folder, 'node/witness-command.js'), 'keygen', '--name', 'a.example/w', '--key', key],
      { encoding: 'utf8' },
    )
    const doors = ['index.js', 'node/index.js'].map((file) => pathToFileURL(join(folder, file)).href)
    const script = `const [a, b] = await Promise.all(${JSON.stringify(doors)}.map((d) => import(d))); console.log(typeof a.hashLeaf, typeof b.runWitness)`
    const used = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })

    expect(made).toMatchObject({ status: 0, stdout: expect.stringMatching(/^a\.example\/w\+[0-9a-f]{8}\+/) })
    expect(used).toMatchObject({ status: 0, stdout: 'function function\n' })
  })
})
