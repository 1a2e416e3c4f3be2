import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'published-'))
const stranger = join(folder, 'stranger')
const tarballs = join(folder, 'tarballs')
afterAll(() => rmSync(folder, { recursive: true }))

/** npm as anybody runs it, but for its cache, which is empty, and the network, which it may not use. */
const env = {
  ...process.env,
  npm_config_offline: 'true',
  npm_config_cache: join(folder, 'cache'),
  npm_config_audit: 'false',
}
const run = (command: string, words: readonly string[], cwd = folder) =>
  execFileSync(command, words, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

const pack = (place: string) =>
  run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', tarballs, place])

/** A foreign package as a tarball, with those of its own packages inside that others want in another release. */
function packForeign(name: string, inside: readonly string[] = []): void {
  const place = join(folder, name.replace('/', '-'))
  cpSync(join(root, 'node_modules', name), place, { recursive: true, dereference: true })
  const manifest = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'))
  for (const one of inside) {
    const there = join(place, 'node_modules', one)
    if (!existsSync(there)) cpSync(join(root, 'node_modules', one), there, { recursive: true, dereference: true })
  }
  writeFileSync(join(place, 'package.json'), JSON.stringify({ ...manifest, scripts: {}, bundleDependencies: inside }))
  pack(place)
}

/** The blocks of a README that carry a file name, and the commands that it says to run. */
function readme(library: string) {
  const text = readFileSync(join(root, 'packages', library, 'README.md'), 'utf8')
  const blocks = [...text.matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```$/gms)]
  const files = blocks.flatMap(([, , name, body]) => (name ? [{ name, body: body as string }] : []))
  const commands = blocks
    .filter(([, kind]) => kind === 'sh')
    .flatMap(([, , , body]) => (body as string).trim().split('\n'))
  return { files, commands }
}

beforeAll(() => {
  mkdirSync(stranger)
  mkdirSync(tarballs)
  for (const library of ['tlog', 'credential']) {
    const place = join(folder, library)
    run(process.execPath, [join(root, 'scripts/pack-library.mjs'), join(root, 'packages', library), place], root)
    pack(place)
  }
  packForeign('@noble/curves')
  packForeign('@noble/hashes')
  packForeign('sm-crypto-v2', ['@noble/ciphers', '@noble/curves', '@noble/hashes'])
  const files = readdirSync(tarballs).map((name) => join(tarballs, name))
  writeFileSync(join(stranger, 'package.json'), '{"name":"stranger","version":"1.0.0"}')
  run('npm', ['install', '--no-fund', '--ignore-scripts', ...files], stranger)
})

test('the published packages are JavaScript with declarations, without tests, sources or anything private', () => {
  for (const library of ['tlog', 'credential']) {
    const place = join(stranger, 'node_modules', '@lingjiang', library)
    const names = readdirSync(place, { recursive: true, encoding: 'utf8' })
    expect(names.filter((name) => /(?<!\.d)\.ts$|\.test\.|^testing|^fixtures/.test(name))).toEqual([])
    expect(names).toContain('index.d.ts')
    expect(JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'))).not.toHaveProperty('private')
  }
})

test.each(['tlog', 'credential'])(
  'in an empty folder everything that the README of %s says to do works, line by line',
  (library) => {
    const { files, commands } = readme(library)
    for (const { name, body } of files) writeFileSync(join(stranger, name), body)
    for (const command of commands) {
      if (command.startsWith('npm install')) continue
      const output = run('sh', ['-c', command.replace(/^npx /, 'npx --no ')], stranger)
      expect(output.length, command).toBeGreaterThan(0)
    }
    expect(files.length).toBeGreaterThan(0)
    expect(commands.length).toBeGreaterThan(2)
    console.log(`README of ${library}: ${files.length} files and ${commands.length} commands work from the tarball`)
  },
)

test('the witness runs by npx, says where it listens, and ends when told to', async () => {
  const words = '--no lingjiang-witness run --key witness.key --logs logs.txt --state state --listen 127.0.0.1:0'
  const witness = spawn('npx', words.split(' '), { cwd: stranger, env, detached: true })
  const [line] = (await once(witness.stdout, 'data')) as [Buffer]
  expect(JSON.parse(line.toString())).toMatchObject({ listening: expect.stringContaining('http://127.0.0.1:') })
  process.kill(-(witness.pid as number), 'SIGTERM')
  await once(witness, 'exit')
})
