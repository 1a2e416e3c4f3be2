import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { HOSTILE_FILES } from '../testing/hostile-files.ts'
import { runVerifyCommand } from './verify-command.ts'

const corpus = (name: string) => fileURLToPath(new URL(`../../corpus/2026-11/${name}`, import.meta.url))
const TRUST = ['--trust', corpus('trust.json')]
const NOON = '2026-03-03T04:00:00Z'
const folder = mkdtempSync(join(tmpdir(), 'verify-'))
afterAll(() => rmSync(folder, { recursive: true }))
const run = (...words: string[]) => runVerifyCommand(words, NOON)
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

describe('lingjiang-verify', () => {
  test.each([
    ['eddsa-0.json', 0],
    ['all-proofs-compact.cbor', 0],
    ['group-seal-3.json', 0],
    ['revoked.json', 1],
    ['suspended.json', 1],
    ['altered-name.json', 1],
    ['scope-too-low.json', 1],
    ['qr.cbor', 2],
    ['stranger.json', 2],
    ['truncated.cbor', 3],
  ])('%s ends with %d', (name, exitCode) => {
    expect(run(corpus(name), ...TRUST).exitCode).toBe(exitCode)
  })

  test('it says what was proved in Chinese and in English, or as JSON', () => {
    expect(run(corpus('revoked.json'), ...TRUST).output).toContain('证书已被撤销')
    expect(run(corpus('revoked.json'), ...TRUST, '--lang', 'en').output).toContain(
      'Revoked, by the status list of 2026-03-02',
    )
    expect(JSON.parse(run(corpus('qr.cbor'), ...TRUST, '--json').output)[0].verdict.overall).toBe('unproved')
  })

  test('of several certificates the gravest answer counts', () => {
    expect(run(corpus('eddsa-0.json'), corpus('qr.cbor'), ...TRUST).exitCode).toBe(2)
    expect(run(corpus('qr.cbor'), corpus('revoked.json'), corpus('truncated.cbor'), ...TRUST).exitCode).toBe(1)
  })

  test('wrong use and a broken trust list end with 4, and say why', () => {
    for (const words of [
      [],
      [corpus('qr.cbor')],
      [corpus('qr.cbor'), '--trust'],
      ['--lang', 'fr', ...TRUST],
      [corpus('no-such'), ...TRUST],
      [corpus('qr.cbor'), '--trust', corpus('qr.cbor')],
      [corpus('qr.cbor'), ...TRUST, '--at', 'yesterday'],
    ]) {
      const { exitCode, error } = run(...words)
      expect([exitCode, error.length > 10]).toEqual([4, true])
    }
  })

  test.each(HOSTILE_FILES)('%s is unreadable, not a crash and not a yes', (name, content) => {
    const begun = performance.now()
    const { exitCode, output } = run(file(name.replace(/\W/g, '-'), content), ...TRUST, '--lang', 'en')
    expect(exitCode).toBe(3)
    expect(output).toContain('Cannot be read as a certificate file')
    expect(output.length).toBeLessThan(600)
    expect(performance.now() - begun).toBeLessThan(20_000)
  })

  test('every whole certificate of the corpus, cut anywhere, is unreadable', () => {
    for (const name of ['all-proofs.json', 'all-proofs-compact.cbor', 'qr.cbor']) {
      const whole = readFileSync(corpus(name))
      for (let length = 0; length < whole.length; length += 97) {
        const cut = file('cut', whole.subarray(0, length))
        expect(run(cut, ...TRUST).exitCode, `${name} cut at ${length}`).toBe(3)
      }
    }
  })

  test('a file of any size is judged by its beginning: it is not read to its end', () => {
    const huge = file('huge', '{"type":"lingjiang-bundle/1"')
    truncateSync(huge, 3 * 2 ** 30)
    expect(run(huge, ...TRUST, '--lang', 'en').output).toContain('too-large')
  })

  test('it runs from the shell, and leaves its exit code there', () => {
    const bin = fileURLToPath(new URL('./lingjiang-verify.ts', import.meta.url))
    const words = [corpus('eddsa-0.json'), ...TRUST, '--at', NOON, '--lang', 'en']
    expect(execFileSync(process.execPath, [bin, ...words], { encoding: 'utf8' })).toContain('genuine and valid')
    expect(spawnSync(process.execPath, [bin, corpus('revoked.json'), ...TRUST, '--at', NOON]).status).toBe(1)
  })
})
