import { connect, Vault } from '@lingjiang/platform'
import autocannon from 'autocannon'
import { copyRows } from './copy-rows.ts'
import type { Report } from './measurement.ts'
import { openProvince } from './province.ts'
import { withServer } from './with-server.ts'

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
    report({ metric: `${CERTIFICATES} published certificates loaded by COPY`, value: seconds, unit: 's' })
    const floor = await withServer('check-floor.ts', province, (url) => measure(url, askFloor))
    report({ metric: 'HTTP server with one prepared indexed read (floor)', value: floor.rate, unit: '/s' })
    await withServer('app-server.ts', province, async (url) => {
      const check = await measure(url, askCheck)
      report({
        metric: 'certificate check by name and number',
        value: check.rate,
        unit: '/s',
        target: '≥ 0.7 × floor',
        ratio: check.rate / floor.rate,
      })
      report({ metric: 'its 99th percentile at full load', value: check.p99, unit: 'ms' })
      const half = await measure(url, askCheck, Math.round(check.rate / 2))
      report({ metric: 'checks answered at half load', value: half.rate, unit: '/s' })
      report({ metric: 'their 99th percentile', value: half.p99, unit: 'ms', target: '≤ 50 ms at half load' })
    })
  } finally {
    await province.close()
  }
}

const TABLE = `credentials_pub.certificate (number, name_index, document_index, masked_name, masked_document, document_type, occupation_code,
  occupation_name, level, organisation_code, organisation_name, organisation_kind, region_code, issued_on, status, digest, check_token)`

async function load(databaseUrl: string, dataDir: string): Promise<number> {
  const vault = Vault.open(dataDir)
  const db = connect(databaseUrl, { max: 1, name: 'bench-load' })
  const start = performance.now()
  await copyRows(db, dataDir, TABLE, rows(vault))
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

const askFloor: Ask = (i) => ({ method: 'GET', path: `/?number=${numberOf(i)}` })
const askCheck: Ask = (i) => ({
  method: 'POST',
  path: '/api/certificates/checks',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ name: nameOf(i), number: numberOf(i) }),
})

/** With `rate`, so many requests a second and no more: the times are those of a server that has time left. */
async function measure(url: string, ask: Ask, rate?: number) {
  let i = 0
  const next = () => {
    i = (i * 48_271 + 11) % CERTIFICATES
    return ask(i)
  }
  const requests = [{ setupRequest: (request: object) => ({ ...request, ...next() }) }]
  const load = { url, connections: CONNECTIONS, requests, ...(rate ? { overallRate: rate } : {}) }
  await autocannon({ ...load, duration: 3 })
  const result = await autocannon({ ...load, duration: SECONDS })
  if (result.non2xx || result.errors) throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`)
  return { rate: result.requests.average, p99: result.latency.p99 }
}
