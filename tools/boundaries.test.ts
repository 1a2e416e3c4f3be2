import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')

type Breach = { readonly rule: string; readonly from: string }

/** In a process of its own: the cruiser needs its hooks before anything else is loaded, and another working directory. */
function cruise(base: string): readonly Breach[] {
  const program = `
    import { cruiseTree } from ${JSON.stringify(join(import.meta.dirname, 'cruise.ts'))}
    console.log(JSON.stringify((await cruiseTree(${JSON.stringify(base)})).breaches))`
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8', cwd: ROOT })
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout) as Breach[]
}

const breaches = cruise(join(ROOT, 'tools/boundary-probes'))
const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as { forbidden: { name: string }[] }
const probed = forbidden
  .map((rule) => rule.name)
  .filter((name) => !name.startsWith('tier-') || /-(registry|experts)$/.test(name))

describe('the guard of the boundaries', () => {
  test.each(probed)('%s reports the probe that breaks it, under its own name', (rule) => {
    const named = breaches.filter((breach) => breach.rule === rule).map((breach) => basename(breach.from, '.ts'))

    expect(named).toContainEqual(expect.stringMatching(`^${rule}`))
  })

  test('reports nothing in the files that keep the rules', () => {
    expect(breaches.filter((breach) => !breach.from.includes('/breaks/'))).toEqual([])
  })

  test('fails when a context stands in no tier', () => {
    const base = mkdtempSync(join(tmpdir(), 'lingjiang-tiers-'))
    mkdirSync(join(base, 'contexts/astrology'), { recursive: true })
    cpSync(join(ROOT, '.dependency-cruiser.cjs'), join(base, '.dependency-cruiser.cjs'))

    const run = spawnSync(process.execPath, ['-e', `require('./.dependency-cruiser.cjs')`], {
      cwd: base,
      encoding: 'utf8',
    })

    expect(run.status).not.toBe(0)
    expect(run.stderr).toContain('astrology')
    rmSync(base, { recursive: true })
  })
})
