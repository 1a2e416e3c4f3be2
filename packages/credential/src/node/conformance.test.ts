import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { generateKey, loadSigningKey } from '../keys.ts'
import { FOREIGN } from '../testing/foreign-files.ts'
import { rdfcProofCheck } from '../testing/rdfc-proof.ts'
import { startVcApi } from './vc-api.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'vc-api-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A suite of the W3C, installed beside the project with its packages; how to put it there is in the package's README. */
function suite(name: string): string | undefined {
  const place = join(FOREIGN, 'suites', name)
  return existsSync(join(place, 'node_modules', 'mocha')) ? place : undefined
}

function selfSigned(): { key: string; cert: string } {
  const [key, cert] = ['key.pem', 'cert.pem'].map((file) => join(folder, file)) as [string, string]
  const words = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=127.0.0.1'.split(' ')
  execFileSync('openssl', [...words, '-keyout', key, '-out', cert], { stdio: 'ignore' })
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
}

type Report = {
  stats: { passes: number; failures: number; pending: number }
  failures: { fullTitle: string; err: { message: string } }[]
  pending: { fullTitle: string }[]
}

/** Runs a suite against our VC-API with its own mocha; answers its own count. */
async function conform(place: string, secure: boolean, rdfc: boolean): Promise<Report> {
  const api = await startVcApi({
    key: loadSigningKey(generateKey('EdDSA')),
    ...(secure ? { tls: selfSigned() } : {}),
    ...(rdfc ? { verifyForeignProof: await rdfcProofCheck(place) } : {}),
  })
  const endpoint = (path: string, ...tags: string[]) => ({ id: api.issuer, endpoint: api.address + path, tags })
  const config = {
    settings: { enableInteropTests: false, testAllImplementations: false },
    implementations: [
      {
        name: 'Lingjiang',
        implementation: 'Lingjiang credential',
        issuers: [
          endpoint('/credentials/issue', 'vc2.0', 'BitstringStatusList'),
          endpoint('/enveloped/credentials/issue', 'EnvelopingProof'),
        ],
        verifiers: [endpoint('/credentials/verify', 'vc2.0', 'BitstringStatusList', 'EnvelopingProof')],
        vpVerifiers: [endpoint('/presentations/verify', 'vc2.0', 'BitstringStatusList')],
      },
    ],
  }
  writeFileSync(join(place, 'localConfig.cjs'), `module.exports = ${JSON.stringify(config)}\n`)
  const report = join(folder, 'report.json')
  const words = [
    'node_modules/mocha/bin/mocha.js',
    'tests',
    '--reporter',
    'json',
    '--reporter-option',
    `output=${report}`,
    '--timeout',
    '60000',
    '--preserve-symlinks',
  ]
  const env = { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: '0' }
  await run(process.execPath, words, { cwd: place, env, maxBuffer: 1 << 26 }).catch(() => undefined)
  await api.close()
  return JSON.parse(readFileSync(report, 'utf8')) as Report
}

for (const [name, secure, rdfc] of [
  ['vc-data-model-2.0-test-suite', false, true],
  ['vc-bitstring-status-list-test-suite', true, false],
] as const) {
  const place = suite(name)
  if (place) {
    test(`the W3C suite ${name} passes against our VC-API`, async () => {
      const { stats, failures, pending } = await conform(place, secure, rdfc)
      console.log(`${name}: ${stats.passes} passed, ${stats.failures} failed, ${stats.pending} not applicable`)
      for (const { fullTitle } of pending) console.log(`  not applicable: ${fullTitle}`)
      expect(failures.map(({ fullTitle, err }) => `${fullTitle}: ${err.message}`)).toEqual([])
      expect(stats.passes).toBeGreaterThan(10)
    }, 600_000)
  } else {
    test(`the W3C suite ${name} is not beside the project (suites/${name}): nothing was run`, () => {
      expect(place).toBeUndefined()
    })
  }
}
