import { CheckInCandidate, GetExamRoom, OpenExamRoom, SHEET_MEDIA_TYPE } from '@lingjiang/assessment/contract'
import { latestCheckpoint } from '@lingjiang/platform'
import { type TestClient, testApp } from '@lingjiang/testkit'
import type { TestSession } from '@lingjiang/testkit/sign-in'
import { hashLeaf, memoryTree } from '@lingjiang/tlog'
import { beforeAll, describe, expect, test } from 'vitest'
import { type ExamScene, examScene, STARTS } from '../../contexts/assessment/server/test/exam-scene.ts'
import { filedOrganisations } from '../../contexts/assessment/server/testing/filed-organisation.ts'
import { anOpenSession } from '../../contexts/assessment/server/testing/scene.ts'
import { type Answer, ask, type KillableServer, startServer } from './killable-server.ts'
import { approvedSession, candidateList, scoredSession } from './scenes.ts'

const KILLS = Number(process.env.CRASH_KILLS ?? 50)
const CERTIFICATES_A_SESSION = 30
const ROWS_A_LIST = 12

const system = testApp()
const begun = Date.now()
const virtualNow = () => new Date(Date.parse(STARTS) + 60_000 + Date.now() - begun).toISOString()
let organisation: { readonly organisationId: string; readonly manager: TestClient }
let importing: { readonly id: string; readonly organisationId: string }
let sitting: ExamScene
let importer: TestSession
let approved: ExamScene[] = []
let scored: ExamScene[] = []
let token = ''

const sessionOf = (client: TestClient): TestSession => {
  if (!client.session) throw new Error('not signed in')
  return client.session
}

beforeAll(async () => {
  const [made] = await filedOrganisations(system, 1)
  if (!made) throw new Error('no organisation')
  organisation = made
  importing = await anOpenSession(system, { capacity: 5000 })
  importer = sessionOf(
    await system.signIn({
      role: 'organisation-manager',
      organisationId: importing.organisationId,
      organisationName: '示例',
    }),
  )
  system.clock.set(STARTS)
  sitting = await examScene(system, { candidates: 1, organisationId: organisation.organisationId })
  approved = []
  scored = []
  for (let i = 0; i < 6; i += 1)
    approved.push(await approvedSession(system, CERTIFICATES_A_SESSION, organisation.organisationId))
  for (let i = 0; i < 6; i += 1) scored.push(await scoredSession(system, 8))
  await organisation.manager.get(OpenExamRoom, { params: { slotId: sitting.theorySlot } })
  const { sittings } = await organisation.manager.get(GetExamRoom, { params: { slotId: sitting.theorySlot } })
  await organisation.manager.get(CheckInCandidate, {
    params: { sittingId: sittings[0]?.id ?? '' },
    body: { ticketSeen: true, documentSeen: true, faceMatches: true },
  })
})

const caseOf = async (sessionId: string) => {
  const [row] = await system.owner<{ id: string; version: number; state: string }[]>`
    select id, version, state from process.case_file where process = 'assessment.session' and subject_id = ${sessionId}`
  if (!row) throw new Error('no case')
  return row
}

/** Takes an action once in each round until it has happened; an answer of 200 is a promise that is checked at the end. */
async function act(
  server: KillableServer,
  scenes: readonly ExamScene[],
  action: string,
  from: string,
  promised: Set<string>,
) {
  for (const scene of scenes) {
    const file = await caseOf(scene.sessionId)
    if (file.state !== from) continue
    const session = sessionOf(
      await system.signIn({
        role: 'organisation-manager',
        organisationId: scene.organisationId,
        organisationName: '示例',
      }),
    )
    const answer = await ask(server, 'POST', `/api/cases/${file.id}/actions/${action}`, {
      session,
      body: { expectedVersion: file.version },
    })
    if (answer?.status === 200) promised.add(scene.sessionId)
    else if (answer) throw new Error(`${action}: ${JSON.stringify(answer.body)}`)
    return
  }
}

const lists: Promise<Buffer>[] = []
async function importList(server: KillableServer, round: number, promised: Set<string>) {
  lists[round] ??= candidateList(round, ROWS_A_LIST)
  const answer = await ask(server, 'POST', `/api/assessment/sessions/${importing.id}/imports`, {
    session: importer,
    file: await lists[round],
    mediaType: SHEET_MEDIA_TYPE,
  })
  if (answer?.status === 200) promised.add(String(answer.body.importId))
}

const saved = new Map<number, string>()
let counter = 0
async function sit(server: KillableServer, until: () => boolean) {
  const candidate = sitting.candidates[0]
  if (!token) {
    const answer = await ask(server, 'POST', '/api/exam/sign-in', {
      body: { ticketNumber: candidate?.ticket, documentNumber: candidate?.document },
    })
    if (answer?.status !== 200) return
    token = String(answer.body.token)
  }
  const opened = await ask(server, 'POST', '/api/exam/paper', { token })
  if (opened?.status !== 200) return
  const { epoch, questions } = opened.body as unknown as {
    epoch: number
    questions: { number: number; choices: { identifier: string }[] }[]
  }
  counter = 0
  while (!until()) {
    const question = questions[counter % questions.length]
    const offered = question?.choices ?? []
    const choice = offered[counter % offered.length]?.identifier
    if (!question || !choice) throw new Error('a question without choices')
    counter += 1
    const answer: Answer | undefined = await ask(server, 'POST', '/api/exam/answers', {
      token,
      body: { epoch, answers: [{ counter, number: question.number, choices: [choice] }] },
    })
    if (answer?.status !== 200) return
    saved.set(question.number, choice)
  }
}

describe(`the server killed ${KILLS} times at random while it imports, saves, publishes and issues`, () => {
  const promised = { issue: new Set<string>(), publish: new Set<string>(), import: new Set<string>() }

  test('is killed', { timeout: 1_500_000 }, async () => {
    for (let round = 0; round < KILLS; round += 1) {
      const server = await startServer({
        url: system.app.databaseUrl,
        dataDir: system.app.services.dataDir,
        now: virtualNow(),
      })
      let over = false
      const work = Promise.all([
        act(server, approved, 'issue', 'approved', promised.issue),
        act(server, scored, 'publish-results', 'scoring', promised.publish),
        importList(server, round, promised.import),
        sit(server, () => over),
      ])
      await new Promise((resolve) => setTimeout(resolve, 40 + Math.random() * 900))
      over = true
      await server.kill()
      await work
    }
  })

  test('and then finishes what it had begun', { timeout: 600_000 }, async () => {
    const server = await startServer({
      url: system.app.databaseUrl,
      dataDir: system.app.services.dataDir,
      now: virtualNow(),
    })
    try {
      for (const scene of approved)
        while ((await caseOf(scene.sessionId)).state === 'approved')
          await act(server, [scene], 'issue', 'approved', promised.issue)
      for (const scene of scored)
        while ((await caseOf(scene.sessionId)).state === 'scoring')
          await act(server, [scene], 'publish-results', 'scoring', promised.publish)
      const waiting = async () => {
        const [row] = await system.owner<{ n: number }[]>`
          select (select count(*) from assessment.candidate_import where state = 'waiting')
            + (select ${approved.length} - count(*) from credentials.issuing where finished_at is not null) as n`
        return row?.n ?? 1
      }
      while ((await waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, 500))
    } finally {
      await server.kill()
    }
  })

  test('no certificate is lost, doubled or without its leaf, and the numbers have no gap', async () => {
    const rows = await system.owner<{ number: string; registrationId: string; leaf: boolean; published: boolean }[]>`
      select c.number, c.registration_id, (l.subject = c.digest) as leaf, (p.digest = c.digest) as published
      from credentials.certificate c join credentials.proof f on f.certificate_id = c.id
      left join register.leaf l on l.index = f.leaf_index left join credentials_pub.certificate p on p.number = c.number order by c.number`
    expect(rows).toHaveLength(approved.length * CERTIFICATES_A_SESSION)
    expect(new Set(rows.map((row) => row.registrationId)).size).toBe(rows.length)
    expect(rows.every((row) => row.leaf && row.published)).toBe(true)
    expect(rows.map((row) => Number(row.number.slice(-6)))).toEqual(rows.map((_, i) => i + 1))
    const [counted] = await system.owner`select sum(count)::integer as count from credentials_pub.certificate_count`
    expect(counted?.count).toBe(rows.length)
  })

  test('the register is one tree without gap, and its last signed head is the root of its leaves', async () => {
    const leaves = await system.owner<
      { index: number; body: Buffer }[]
    >`select index, body from register.leaf order by index`
    expect(leaves.map((leaf) => leaf.index)).toEqual(leaves.map((_, i) => i))
    const head = await latestCheckpoint(system.owner)
    expect(head?.size).toBe(leaves.length)
    expect(
      Buffer.from(memoryTree(leaves.map((leaf) => hashLeaf(leaf.body))).root()).equals(head?.root ?? Buffer.alloc(0)),
    ).toBe(true)
  })

  test('every list that was taken was imported whole or rejected whole, none in part and none twice', async () => {
    const imports = await system.owner<{ id: string; state: string; rows: number; registered: number }[]>`
      select i.id, i.state, i.rows, (select count(*)::integer from assessment.registration r where r.import_id = i.id) as registered
      from assessment.candidate_import i`
    for (const id of promised.import) expect(imports.find((row) => row.id === id)?.state, id).toBe('done')
    for (const row of imports)
      expect([row.state, row.registered]).toEqual(row.state === 'done' ? ['done', ROWS_A_LIST] : ['rejected', 0])
    const [session] =
      await system.owner`select taken, (select count(*)::integer from assessment.registration r where r.session_id = s.id) as registered
      from assessment.session s where id = ${importing.id}`
    expect(session?.taken).toBe(session?.registered)
  })

  test('what was published is published whole', async () => {
    for (const scene of scored) {
      expect((await caseOf(scene.sessionId)).state).toBe('publicity')
      const [row] =
        await system.owner`select count(*)::integer as entries from assessment.publicity_entry where session_id = ${scene.sessionId}`
      expect(row?.entries).toBe(8)
    }
    expect(promised.publish.size).toBeGreaterThan(0)
    expect(promised.issue.size).toBeGreaterThan(0)
  })

  test('no acknowledged answer is lost', async () => {
    const server = await startServer({
      url: system.app.databaseUrl,
      dataDir: system.app.services.dataDir,
      now: virtualNow(),
    })
    const paper = await ask(server, 'POST', '/api/exam/paper', { token })
    await server.kill()
    const answers = new Map(
      ((paper?.body.answers ?? []) as { number: number; choices: string[] }[]).map((answer) => [
        answer.number,
        answer.choices[0],
      ]),
    )
    expect(saved.size).toBeGreaterThan(0)
    for (const [number, choice] of saved) expect(answers.get(number), `question ${number}`).toBe(choice)
  })
})
