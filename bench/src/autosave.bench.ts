import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { instant } from '@lingjiang/kernel'
import { connect } from '@lingjiang/platform'
import { examScene } from '../../contexts/assessment/server/test/exam-scene.ts'
import type { Report } from './measurement.ts'
import { openApp, openProvince } from './province.ts'

export const name = 'autosave'

const CANDIDATES = Number(process.env.BENCH_CANDIDATES ?? 5000)
const SECONDS = Number(process.env.BENCH_SECONDS ?? 15)
const AT_ONCE = 256
const STARTS = '2026-11-24T01:00:00.000Z'

/**
 * Exam answers over HTTP, each acknowledged when durable: a room of candidates who all have an answer to give. Floor: single durable inserts by as
 * many connections as the pool has.
 */
export async function run(report: Report): Promise<void> {
  const province = await openProvince()
  let now = instant(STARTS)
  const app = await openApp(province, { clock: { now: () => now } })
  const owner = connect(province.databaseUrl, { max: 12, name: 'bench-owner' })
  try {
    const scene = await examScene({ app, clock: { now: () => now } as never }, { candidates: CANDIDATES })
    await owner`update assessment.exam_room set state = 'open'`
    await owner`update assessment.sitting set state = 'started', epoch = 1, started_at = ${STARTS}, ends_at = ${STARTS}::timestamptz + interval '90 minutes',
      closes_at = ${STARTS}::timestamptz + interval '91 minutes'`
    await owner`vacuum analyze assessment.sitting`
    const tokens = await signIn(app, scene.candidates.slice(0, AT_ONCE))
    await app.http.listen({ port: 0, host: '127.0.0.1' })
    const port = (app.http.server.address() as AddressInfo).port
    const times: number[] = []
    const started = performance.now()
    let saved = 0
    const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
    await Promise.all(
      tokens.map(async (token, place) => {
        for (let counter = 1; performance.now() - started < SECONDS * 1000; counter += 1) {
          const began = performance.now()
          await post(agent, port, token, {
            epoch: 1,
            answers: [{ counter, number: ((counter + place) % 35) + 1, choices: ['A'] }],
          })
          times.push(performance.now() - began)
          saved += 1
        }
      }),
    )
    const seconds = (performance.now() - started) / 1000
    agent.destroy()
    now = instant(Date.parse(STARTS) + 60_000)
    const [row] = await owner<{ n: number }[]>`select count(*)::integer as n from assessment.exam_answer`
    if (row?.n !== saved) throw new Error(`${saved} answers were acknowledged, ${row?.n} are there`)
    const floor = await durableInserts(owner, 4)
    times.sort((a, b) => a - b)
    const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
    report({ metric: 'single durable inserts, 12 at once (floor)', value: floor, unit: '/s' })
    report({
      metric: `answers saved over HTTP, ${CANDIDATES} candidates in the exam, ${AT_ONCE} at once`,
      value: saved / seconds,
      unit: '/s',
      target: '≥ 3,000/s',
      ratio: saved / seconds / floor,
    })
    report({ metric: 'median time to the acknowledgement', value: at(0.5), unit: 'ms' })
    report({ metric: 'p99 time to the acknowledgement', value: at(0.99), unit: 'ms', target: '≤ 100 ms' })
  } finally {
    await owner.end({ timeout: 5 })
    await app.close()
    await province.close()
  }
}

async function signIn(
  app: Awaited<ReturnType<typeof openApp>>,
  candidates: readonly { readonly ticket: string; readonly document: string }[],
) {
  const tokens: string[] = []
  for (const { ticket, document } of candidates) {
    const reply = await app.http.inject({
      method: 'POST',
      url: '/api/exam/sign-in',
      headers: { 'content-type': 'application/json' },
      payload: { ticketNumber: ticket, documentNumber: document },
    })
    if (reply.statusCode !== 200) throw new Error(reply.body)
    tokens.push(reply.json<{ token: string }>().token)
  }
  return tokens
}

function post(agent: Agent, port: number, token: string, body: object): Promise<void> {
  const text = JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const call = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/api/exam/answers',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          authorization: `Bearer ${token}`,
        },
      },
      (reply) => {
        reply.resume()
        reply.on('end', () =>
          reply.statusCode === 200 ? resolve() : reject(new Error(`answered ${reply.statusCode}`)),
        )
      },
    )
    call.on('error', reject)
    call.end(text)
  })
}

async function durableInserts(owner: ReturnType<typeof connect>, seconds: number): Promise<number> {
  await owner`create table public.bench_answer_floor (id uuid primary key, item smallint, choices text)`
  const started = performance.now()
  let count = 0
  await Promise.all(
    Array.from({ length: 12 }, async () => {
      while (performance.now() - started < seconds * 1000) {
        await owner`insert into public.bench_answer_floor values (${randomUUID()}, 1, 'A')`
        count += 1
      }
    }),
  )
  return count / seconds
}
