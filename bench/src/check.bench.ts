import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { connect, Vault } from '@lingjiang/platform'
import autocannon from 'autocannon'
import type { Report } from './measurement.ts'
import { openProvince } from './province.ts'

export const name = 'check'

/** BENCH_CERTIFICATES makes a smaller province for a quick look; the figures of record are those of 1.5 M. */
const CERTIFICATES = Number(process.env.BENCH_CERTIFICATES ?? 1_500_000)
const SECONDS = 8
const CONNECTIONS = 32

const numberOf = (i: number) =>
  `S0000440${String(10_000 + (i % 6000)).padStart(5, '0')}26${5 - (i % 5)}${String(1 + Math.floor(i / 6000)).padStart(6, '0')}`
const nameOf = (i: number) => `张${i % 9973}`

/** The public check over a province of 1.5 M certificates, against an HTTP server that does one prepared indexed read and nothing else. */
export async function run(report: Report): Promise<void> {
  const province = await openProvince()
  try {
    const seconds = await load(province.databaseUrl, province.dataDir)
    report({ metric: '1.5 M published certificates loaded by COPY', value: seconds, unit: 's' })
    const floor = await measure('check-floor.ts', province, (i) => ({ method: 'GET', path: `/?number=${numberOf(i)}` }))
    report({ metric: 'HTTP server with one prepared indexed read (floor)', value: floor.rate, unit: '/s' })
    const check = await measure('check-server.ts', province, (i) => ({
      method: 'POST',
      path: '/api/certificates/checks',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: nameOf(i), number: numberOf(i) }),
    }))
    report({
      metric: 'certificate check by name and number',
      value: check.rate,
      unit: '/s',
      target: '≥ 0.7 × floor',
      ratio: check.rate / floor.rate,
    })
    report({ metric: 'its 99th percentile at full load', value: check.p99, unit: 'ms', target: '≤ 50 ms at half load' })
  } finally {
    await province.close()
  }
}

async function load(databaseUrl: string, dataDir: string): Promise<number> {
  const vault = Vault.open(dataDir)
  const db = connect(databaseUrl, { max: 1, name: 'bench-load' })
  const start = performance.now()
  const writable =
    await db`copy credentials_pub.certificate (number, name_index, document_index, masked_name, masked_document, document_type, occupation_code,
    occupation_name, level, organisation_code, organisation_name, organisation_kind, region_code, issued_on, status, digest, check_token) from stdin`.writable()
  await pipeline(Readable.from(rows(vault)), writable)
  const seconds = (performance.now() - start) / 1000
  await db`vacuum analyze credentials_pub.certificate`
  await db.end()
  return seconds
}

function* rows(vault: Vault): Generator<string> {
  let lines: string[] = []
  for (let i = 0; i < CERTIFICATES; i += 1) {
    const number = numberOf(i)
    const name = vault.blindIndex('certificate-holder', nameOf(i)).toString('hex')
    const document = vault.blindIndex('certificate-document', String(i)).toString('hex')
    lines.push(
      [
        number,
        `\\\\x${name}`,
        `\\\\x${document}`,
        '张*',
        '440***********01',
        'resident-id',
        '6-31-01-03',
        '电工',
        number[15],
        number.slice(0, 13),
        '示例评价中心',
        'training-and-assessment-org',
        '440106',
        '2026-06-01',
        'valid',
        'x',
        'y',
      ].join('\t'),
    )
    if (lines.length === 2000) {
      yield `${lines.join('\n')}\n`
      lines = []
    }
  }
  if (lines.length) yield `${lines.join('\n')}\n`
}

type Ask = (i: number) => {
  readonly method: string
  readonly path: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

async function measure(script: string, province: { readonly databaseUrl: string; readonly dataDir: string }, ask: Ask) {
  const server = spawn(process.execPath, [join(import.meta.dirname, script)], {
    env: { ...process.env, BENCH_URL: province.databaseUrl, BENCH_DATA: province.dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const url = `http://127.0.0.1:${await portOf(server)}`
    let i = 0
    const next = () => {
      i = (i * 48_271 + 11) % CERTIFICATES
      return ask(i)
    }
    const requests = [{ setupRequest: (request: object) => ({ ...request, ...next() }) }]
    await autocannon({ url, connections: CONNECTIONS, duration: 3, requests })
    const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, requests })
    if (result.non2xx || result.errors) throw new Error(`${script}: ${result.non2xx} refusals, ${result.errors} errors`)
    return { rate: result.requests.average, p99: result.latency.p99 }
  } finally {
    server.kill()
  }
}

async function portOf(server: ChildProcess): Promise<string> {
  if (!server.stdout) throw new Error('no output')
  for await (const line of createInterface({ input: server.stdout })) if (/^\d+$/.test(line)) return line
  throw new Error('the server ended before it listened')
}
