import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from '@lingjiang/platform'

// The floor of the certificate check: node:http, one prepared indexed read, the row as JSON.
const db = connect(process.env.BENCH_URL ?? '', { max: 8, name: 'bench-floor' })
const server = createServer(async (request, reply) => {
  const number = new URL(request.url ?? '/', 'http://floor').searchParams.get('number') ?? ''
  const [row] =
    await db`select number, masked_name, occupation_name, level, organisation_name, issued_on, status from credentials_pub.certificate where number = ${number}`
  reply.setHeader('content-type', 'application/json')
  reply.end(JSON.stringify(row ?? null))
})
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))
