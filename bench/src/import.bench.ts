import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { openAsBlob, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SHEET_MEDIA_TYPE } from '@lingjiang/assessment/contract'
import { sessionStore, slotStore } from '@lingjiang/assessment/server'
import { addDays, dayOf } from '@lingjiang/kernel'
import { connect, transactAsSystem } from '@lingjiang/platform'
import { openSession } from '@lingjiang/testkit/sign-in'
import { copyRows } from './copy-rows.ts'
import type { Report } from './measurement.ts'
import { openApp, openProvince } from './province.ts'
import { withServer } from './with-server.ts'

export const name = 'import'

const CANDIDATES = Number(process.env.BENCH_CANDIDATES ?? 100_000)
const MEGABYTE = 1_000_000

/**
 * A list of candidates through the whole path: upload, every check, persons, registrations, record; by a server in a process of its own, as
 * it runs. Its memory is counted together with that of the process that reads the list. Floor: COPY of as many rows.
 */
export async function run(report: Report): Promise<void> {
  const province = await openProvince()
  const owner = connect(province.databaseUrl, { max: 4, name: 'bench-owner' })
  const path = join(province.dataDir, 'candidates.xlsx')
  try {
    const app = await openApp(province)
    const { sessionId, organisationId } = await announce(app)
    const login = await openSession(owner, { role: 'organisation-manager', organisationId }, app.services.clock.now())
    await app.close()
    execFileSync(process.execPath, [join(import.meta.dirname, 'candidate-list.ts'), path, String(CANDIDATES)])
    // From the second start on: the first one compiles, and holds the compiler.
    await withServer('app-server.ts', province, async () => undefined)
    await withServer('app-server.ts', province, async (url, pid) => {
      const memory = watchMemory(pid)
      const start = performance.now()
      const sent = await fetch(`${url}/api/assessment/sessions/${sessionId}/imports`, {
        method: 'POST',
        headers: {
          'x-csrf-token': login.csrfToken,
          'sec-fetch-site': 'same-origin',
          'content-type': SHEET_MEDIA_TYPE,
          'x-file-name': 'candidates.xlsx',
          cookie: `lj_session=${login.token}; lj_csrf=${login.csrfToken}`,
        },
        body: await openAsBlob(path),
      })
      if (sent.status !== 200) throw new Error(await sent.text())
      const done = await outcome(owner)
      const seconds = (performance.now() - start) / 1000
      const { before, peak } = memory.stop()
      if (done.state !== 'done' || done.rows !== CANDIDATES) throw new Error(`not imported: ${JSON.stringify(done)}`)
      const floor = await copyFloor(owner, province.dataDir)
      report({ metric: `the workbook of ${CANDIDATES} candidates`, value: statSync(path).size / MEGABYTE, unit: 'MB' })
      report({ metric: 'COPY of as many narrow rows (floor)', value: floor, unit: 's' })
      report({ metric: 'import with all checks', value: seconds, unit: 's', target: '≤ 60 s', ratio: seconds / floor })
      report({ metric: 'candidates imported', value: CANDIDATES / seconds, unit: '/s' })
      report({ metric: 'memory of the server before', value: before / MEGABYTE, unit: 'MB' })
      report({
        metric: 'peak memory, server and reader together',
        value: peak / MEGABYTE,
        unit: 'MB',
        target: '≤ 400 MB',
      })
    })
  } finally {
    await owner.end({ timeout: 5 })
    rmSync(path, { force: true })
    await province.close()
  }
}

async function outcome(owner: ReturnType<typeof connect>) {
  for (;;) {
    const [row] = await owner`select state, rows, faults from assessment.candidate_import where state <> 'waiting'`
    if (row) return row
    await sleep(50)
  }
}

/** A session open for registration that has room for all of them. */
async function announce(app: Awaited<ReturnType<typeof openApp>>) {
  const [sessionId, planId, organisationId] = [randomUUID(), randomUUID(), randomUUID()]
  const now = app.services.clock.now()
  const today = dayOf(now)
  const day = addDays(today, 40)
  await transactAsSystem(app.services.db, 'bench', async (tx) => {
    const common = { organisationId, regionCode: '440106', createdAt: now }
    await sessionStore.insertPlan(tx, {
      ...common,
      id: planId,
      organisationName: '基准机构',
      occupationCode: '6-31-01-03',
      occupationName: '电工',
      workType: null,
      level: '4',
      normId: null,
      normTitle: null,
      audience: 'public',
      createdBy: null,
    })
    await sessionStore.insert(tx, {
      ...common,
      id: sessionId,
      planId,
      siteId: randomUUID(),
      siteName: '基准考点',
      siteAddress: '天河路 1 号',
      siteSerial: '000001',
      siteLongitude: 113.3,
      siteLatitude: 23.1,
      state: 'open',
      kind: 'regular',
      methods: ['computer-exam'],
      feeFen: 0,
      capacity: 100_000,
      firstDay: day,
      lastDay: day,
      registrationOpensOn: addDays(today, -1),
      registrationClosesOn: addDays(today, 20),
      notice: '',
    })
    const slot = {
      id: randomUUID(),
      sessionId,
      subject: 'theory' as const,
      roomId: randomUUID(),
      roomName: '机房',
      seats: 100,
    }
    await slotStore.insert(tx, [{ ...slot, startsAt: `${day}T01:00:00Z`, endsAt: `${day}T02:30:00Z` }], [], true)
    await sessionStore.noteState(tx, sessionId, 'open', now, { publishedAt: now })
  })
  return { sessionId, organisationId }
}

async function copyFloor(owner: ReturnType<typeof connect>, dataDir: string): Promise<number> {
  await owner`create table public.bench_copy (id uuid primary key, name text, number text, phone text)`
  const start = performance.now()
  await copyRows(owner, dataDir, 'public.bench_copy', narrowRows())
  return (performance.now() - start) / 1000
}

function* narrowRows() {
  for (let index = 0; index < CANDIDATES; index += 1) yield `${randomUUID()}\t某某\t449900199001010000\t15400000000\n`
}

/** Looks at the memory of a process and its children ten times a second (Linux). */
function watchMemory(pid: number) {
  const now = () => rssOf(pid) + childrenOf(pid).reduce((sum, child) => sum + rssOf(child), 0)
  const before = now()
  let peak = before
  const timer = setInterval(() => {
    peak = Math.max(peak, now())
  }, 100)
  return {
    stop: () => {
      clearInterval(timer)
      return { before, peak }
    },
  }
}

function rssOf(pid: number): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readProcess(pid, 'status')) ?? []
  return Number(kilobytes) * 1024
}

const childrenOf = (pid: number) => readProcess(pid, `task/${pid}/children`).split(' ').filter(Boolean).map(Number)

/** Empty once the process is gone. */
function readProcess(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
