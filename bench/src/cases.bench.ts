import { randomBytes, randomUUID } from 'node:crypto'
import { type CaseHandler, connect, openCase, recordParameter, transactAsSystem } from '@lingjiang/platform'
import { openSession, probeProcess } from '@lingjiang/testkit/sign-in'
import type { Report } from './measurement.ts'
import { openApp, openProvince } from './province.ts'

export const name = 'cases'

const CASES = Number(process.env.BENCH_CASES ?? 4000)
const AT_ONCE = 16

/** An officer's action through the whole server: session, rules, event, clocks, audit, outbox, all durable. Floor: one durable insert a request's time. */
export async function run(report: Report): Promise<void> {
  const province = await openProvince()
  const handler: CaseHandler = { process: probeProcess, subjectPath: (id) => id, act: async () => ({ to: 'granted' }) }
  const app = await openApp(province, { cases: [handler] })
  const owner = connect(province.databaseUrl, { max: AT_ONCE, name: 'bench-owner' })
  try {
    const now = app.services.clock.now()
    const ids = await transactAsSystem(app.services.db, 'bench', async (tx) => {
      for (const key of ['probe.leave.decision', 'probe.leave.attention'])
        await recordParameter(
          tx,
          {
            key,
            value: 5,
            unit: 'working days',
            effectiveFrom: '2020-01-01',
            authority: 'bench',
            document: 'bench',
            mark: 'inference',
          },
          null,
        )
      const made: string[] = []
      for (let i = 0; i < CASES; i += 1)
        made.push(
          await openCase(tx, probeProcess, {
            subjectId: randomUUID(),
            title: `案件 ${i}`,
            regionCode: '440106',
            actor: { kind: 'system', job: 'bench' },
            now,
          }),
        )
      return made
    })
    const session = await openSession(owner, { role: 'county-officer', regions: ['440106'] }, now)
    const headers = {
      'x-csrf-token': session.csrfToken,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
    }
    const cookies = { lj_session: session.token, lj_csrf: session.csrfToken }
    const move = async (id: string) => {
      const reply = await app.http.inject({
        method: 'POST',
        url: `/api/cases/${id}/actions/decide`,
        headers,
        cookies,
        payload: { expectedVersion: 1, reason: '符合规定' },
      })
      if (reply.statusCode !== 200) throw new Error(reply.body)
    }
    const moved = await rateOf(ids, move)
    await owner`create table public.bench_floor (id uuid primary key, body text)`
    const floor = await rateOf(
      ids,
      (id) => owner`insert into public.bench_floor values (${id}, ${randomBytes(100).toString('hex')})`,
    )
    report({ metric: 'single durable inserts (floor)', value: floor, unit: '/s' })
    report({
      metric: 'cases moved: rules, event, clocks, audit, outbox',
      value: moved,
      unit: '/s',
      target: '≥ 400/s',
      ratio: moved / floor,
    })
  } finally {
    await owner.end({ timeout: 5 })
    await app.close()
    await province.close()
  }
}

/** Runs the work over the list, AT_ONCE at a time. @returns how many a second */
async function rateOf<T>(list: readonly T[], work: (item: T) => PromiseLike<unknown>): Promise<number> {
  let next = 0
  const start = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < list.length) {
        const item = list[next++] as T
        await work(item)
      }
    }),
  )
  return (list.length / (performance.now() - start)) * 1000
}
