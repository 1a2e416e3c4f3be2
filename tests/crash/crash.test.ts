import { latestCheckpoint } from '@lingjiang/platform'
import { testApp } from '@lingjiang/testkit'
import { hashLeaf, memoryTree } from '@lingjiang/tlog'
import { beforeAll, describe, expect, test } from 'vitest'
import { STARTS } from '../../contexts/assessment/server/test/exam-scene.ts'
import { finish } from './finish.ts'
import { InFlight } from './in-flight.ts'
import { KillRecord, killPlan } from './kill-plan.ts'
import { prepareServer, type WaitingServer } from './killable-server.ts'
import { SIZES, Work } from './work.ts'

const KILLS = Number(process.env.CRASH_KILLS ?? 50)
const SEED = process.env.CRASH_SEED ?? String(Date.now())
/** Each kind of work is met this often at least, in a run long enough to ask for it. */
const EACH = KILLS >= 20 ? 3 : 0

const system = testApp()
const begun = Date.now()
const virtualNow = () => new Date(Date.parse(STARTS) + 60_000 + Date.now() - begun).toISOString()
const prepare = (): WaitingServer =>
  prepareServer({ url: system.app.databaseUrl, dataDir: system.app.services.dataDir, now: virtualNow() })

describe(`the server killed ${KILLS} times at random while it imports, saves, publishes and issues (CRASH_SEED=${SEED})`, () => {
  const record = new KillRecord()
  const seen = new Map<string, string>()
  let work: Work
  let inFlight: InFlight

  /** Certificates are never fewer nor other than a moment ago. */
  const lookAtCertificates = async () => {
    const rows = await system.owner<
      { number: string; digest: Buffer }[]
    >`select number, digest from credentials.certificate`
    const now = new Map(rows.map((row) => [row.number, row.digest.toString('hex')]))
    for (const [number, digest] of seen) expect(now.get(number), number).toBe(digest)
    for (const [number, digest] of now) seen.set(number, digest)
  }

  beforeAll(async () => {
    inFlight = new InFlight(system)
    work = await Work.prepare(system, inFlight, KILLS)
  })

  test('is killed', { timeout: 1_800_000 }, async () => {
    let next = prepare()
    try {
      for (const [round, kill] of killPlan(KILLS, SEED).entries()) {
        const server = await next.go()
        next = prepare()
        let over = false
        const working = work.round(server, round, kill.aim, () => over)
        await Promise.race([inFlight.moment(kill.aim, kill.fraction), working.then(() => new Promise(() => undefined))])
        await server.kill()
        over = true
        await working
        record.note(round, kill, await inFlight.endOfRound())
        await lookAtCertificates()
      }
    } finally {
      await next.kill()
      console.log(String(record))
    }
    for (const kind of ['import', 'autosave', 'publish', 'issue'])
      expect(record.count(kind), `kills that met the kind ${kind}`).toBeGreaterThanOrEqual(EACH)
    for (const phase of ['import job', 'issue job'])
      expect(record.count(phase), `kills that met the phase ${phase}`).toBeGreaterThanOrEqual(EACH)
  })

  test('and then finishes what it had begun', { timeout: 600_000 }, async () => {
    const server = await prepare().go()
    try {
      await finish(system, server, work)
      for (const sitter of work.sitters) {
        await sitter.open(server)
        expect(sitter.acknowledged).toBeGreaterThan(0)
      }
    } finally {
      await server.kill()
    }
    await lookAtCertificates()
  })

  test('no certificate is lost, doubled or without its leaf, and the numbers have no gap', async () => {
    const rows = await system.owner<
      { number: string; registrationId: string; statusIndex: number; leaf: boolean; published: boolean }[]
    >`select c.number, c.registration_id, c.status_index, (l.subject = c.digest) as leaf, (p.digest = c.digest) as published
      from credentials.certificate c join credentials.proof f on f.certificate_id = c.id
      left join register.leaf l on l.index = f.leaf_index left join credentials_pub.certificate p on p.number = c.number order by c.number`
    expect(rows).toHaveLength(work.issues.reduce((sum, { certificates }) => sum + certificates, 0))
    expect(new Set(rows.map((row) => row.registrationId)).size).toBe(rows.length)
    expect(new Set(rows.map((row) => row.statusIndex)).size).toBe(rows.length)
    expect(rows.every((row) => row.leaf && row.published)).toBe(true)
    expect(rows.map((row) => Number(row.number.slice(-6)))).toEqual(rows.map((_, i) => i + 1))
    const [counted] = await system.owner`select sum(count)::integer as count from credentials_pub.certificate_count`
    expect(counted?.count).toBe(rows.length)
    const issuings = await system.owner`select session_id, passed, issued, failure from credentials.issuing`
    for (const { scene, certificates } of work.issues)
      expect(issuings.find((row) => row.sessionId === scene.sessionId)).toMatchObject({
        passed: certificates,
        issued: certificates,
        failure: null,
      })
  })

  test('the register is one tree without gap, and its last signed head is the root of its leaves', async () => {
    const leaves = await system.owner<
      { index: number; body: Buffer }[]
    >`select index, body from register.leaf order by index`
    expect(leaves.map((leaf) => leaf.index)).toEqual(leaves.map((_, i) => i))
    const head = await latestCheckpoint(system.owner)
    expect(head?.size).toBe(leaves.length)
    const root = memoryTree(leaves.map((leaf) => hashLeaf(leaf.body))).root()
    expect(Buffer.from(root).equals(head?.root ?? Buffer.alloc(0))).toBe(true)
  })

  test('every list that was taken was imported whole or rejected whole, none in part and none twice', async () => {
    const imports = await system.owner<{ id: string; state: string; rows: number; registered: number }[]>`
      select i.id, i.state, i.rows, (select count(*)::integer from assessment.registration r where r.import_id = i.id) as registered
      from assessment.candidate_import i`
    for (const [id, good] of work.promised.import)
      expect(imports.find((row) => row.id === id)?.state, id).toBe(good ? 'done' : 'rejected')
    for (const row of imports)
      expect([row.state, row.registered]).toEqual(row.state === 'done' ? ['done', SIZES.list] : ['rejected', 0])
    const sessions = await system.owner`select s.taken, count(r.id)::integer as registered
      from assessment.session s join assessment.candidate_import i on i.session_id = s.id
      left join assessment.registration r on r.session_id = s.id and r.import_id = i.id group by s.id, s.taken`
    for (const session of sessions) expect(session.taken).toBe(session.registered)
    const [tasks] =
      await system.owner`select count(*)::integer as count from platform.task where state in ('waiting', 'running')`
    expect(tasks?.count).toBe(0)
  })

  test('what was published is published whole, and what was promised is done', async () => {
    const states = new Map(
      (
        await system.owner<{ subjectId: string; state: string }[]>`
          select subject_id, state from process.case_file where process = 'assessment.session'`
      ).map((row) => [row.subjectId, row.state]),
    )
    for (const { sessionId } of work.publishes) {
      expect(states.get(sessionId)).toBe('publicity')
      const [row] =
        await system.owner`select count(*)::integer as entries from assessment.publicity_entry where session_id = ${sessionId}`
      expect(row?.entries).toBe(SIZES.publish)
    }
    for (const id of work.promised.publish) expect(states.get(id)).toBe('publicity')
    for (const id of work.promised.issue) expect(states.get(id)).toBe('issued')
    expect(work.promised.publish.size).toBeGreaterThan(0)
    expect(work.promised.issue.size).toBeGreaterThan(0)
  })

  test('every event was delivered, once in effect', async () => {
    const [events] = await system.owner`select
      (select count(*)::integer from platform.outbox where type = 'case-moved') as written,
      (select count(*)::integer from platform.consumed_event where subscriber = 'credentials.issue') as consumed`
    expect(events?.consumed).toBe(events?.written)
  })
})
