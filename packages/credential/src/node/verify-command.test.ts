import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
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

  test.each([
    ['empty', ''],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    ['another JSON', '{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"]}'],
    ['deep nesting', '['.repeat(200_000)],
    ['deep nesting in CBOR', new Uint8Array(100_000).fill(0x81)],
    ['a huge CBOR list', Uint8Array.from([0x86, 0x9b, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff])],
    ['huge numbers', '{"type":"lingjiang-bundle/1","certificate":1e400}'],
    ['duplicate names', '{"type":"lingjiang-bundle/1","type":"lingjiang-bundle/1"}'],
    ['prototype pollution', '{"__proto__":{"overall":"valid"},"constructor":{"prototype":{"ok":true}}}'],
    ['invalid UTF-8', Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['too much', new Uint8Array(5_000_000).fill(0x20)],
  ])('%s is unreadable, not a crash and not a yes', (name, content) => {
    const { exitCode, output } = run(file(name.replaceAll(' ', '-'), content), ...TRUST, '--lang', 'en')
    expect(exitCode).toBe(3)
    expect(output).toContain('Cannot be read as a certificate file')
  })

  test('it runs from the shell, and leaves its exit code there', () => {
    const bin = fileURLToPath(new URL('../../bin/lingjiang-verify.mjs', import.meta.url))
    const words = [corpus('eddsa-0.json'), ...TRUST, '--at', NOON, '--lang', 'en']
    expect(execFileSync(process.execPath, [bin, ...words], { encoding: 'utf8' })).toContain('genuine and valid')
    expect(spawnSync(process.execPath, [bin, corpus('revoked.json'), ...TRUST, '--at', NOON]).status).toBe(1)
  })
})
