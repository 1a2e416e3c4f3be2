import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { SHEET_MEDIA_TYPE } from '@lingjiang/assessment/contract'
import { sessionStore, slotStore } from '@lingjiang/assessment/server'
import { addDays, dayOf } from '@lingjiang/kernel'
import { connect, transactAsSystem } from '@lingjiang/platform'
import { openSession } from '@lingjiang/testkit/sign-in'
import { copyRows } from './copy-rows.ts'
import type { Report } from './measurement.ts'
import { openApp, openProvince } from './province.ts'

export const name = 'import'

const CANDIDATES = Number(process.env.BENCH_CANDIDATES ?? 100_000)
const MEGABYTE = 1_000_000

/** A list of candidates through the whole path: upload, every check, persons, registrations, record; in this one process. Floor: COPY of as many rows. */
export async function run(report: Report): Promise<void> {
  const province = await openProvince()
  const app = await openApp(province)
  const owner = connect(province.databaseUrl, { max: 4, name: 'bench-owner' })
  const path = join(province.dataDir, 'candidates.xlsx')
  try {
    const { sessionId, organisationId } = await announce(app)
    execFileSync(process.execPath, [join(import.meta.dirname, 'candidate-list.ts'), path, String(CANDIDATES)])
    const login = await openSession(owner, { role: 'organisation-manager', organisationId }, app.services.clock.now())
    const rss = watchMemory()
    const start = performance.now()
    const sent = await app.http.inject({
      method: 'POST',
      url: `/api/assessment/sessions/${sessionId}/imports`,
      headers: { 'x-csrf-token': login.csrfToken, 'sec-fetch-site': 'same-origin', 'content-type': SHEET_MEDIA_TYPE },
      cookies: { lj_session: login.token, lj_csrf: login.csrfToken },
      payload: readFileSync(path),
    })
    if (sent.statusCode !== 200) throw new Error(sent.body)
    await app.settle()
    const seconds = (performance.now() - start) / 1000
    const peak = rss.stop()
    const floor = await copyFloor(owner, province.dataDir)
    const [done] = await owner`select state, rows, faults from assessment.candidate_import`
    if (done?.state !== 'done' || done.rows !== CANDIDATES) throw new Error(`not imported: ${JSON.stringify(done)}`)
    report({ metric: `the workbook of ${CANDIDATES} candidates`, value: statSync(path).size / MEGABYTE, unit: 'MB' })
    report({ metric: 'COPY of as many narrow rows (floor)', value: floor, unit: 's' })
    report({ metric: 'import with all checks', value: seconds, unit: 's', target: '≤ 60 s', ratio: seconds / floor })
    report({ metric: 'candidates imported', value: CANDIDATES / seconds, unit: '/s' })
    report({ metric: 'peak memory of the process', value: peak / MEGABYTE, unit: 'MB', target: '≤ 400 MB' })
  } finally {
    await owner.end({ timeout: 5 })
    await app.close()
    rmSync(path, { force: true })
    await province.close()
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

/** Looks at the memory of the process ten times a second. */
function watchMemory() {
  let peak = process.memoryUsage.rss()
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 100)
  return {
    stop: () => {
      clearInterval(timer)
      return peak
    },
  }
}
