import { plainDate } from '@lingjiang/kernel'
import { appendAudit, digestAuditDay, leavesOf, transactAsSystem } from '@lingjiang/platform'
import { type TestClient, testApp } from '@lingjiang/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { CheckAuditSeal, ListAuditSeals, OpenAccount, SearchAudit } from '../contract/index.ts'
import { sealAudit } from './seal-audit.ts'

const system = testApp()
let watcher: TestClient
let opener: TestClient

/** Many events of an officer, as the platform writes them. */
const write = (count: number, action: string, accountId: string) =>
  transactAsSystem(system.app.services.db, 'test', (tx) =>
    appendAudit(
      tx,
      { kind: 'account', accountId, mandateId: accountId, role: 'county-officer', regions: [] },
      Array.from({ length: count }, (_, i) => ({
        action,
        subjectKind: 'registration',
        subjectId: `r-${i}`,
        facts: { purpose: 'review', 甲: i },
      })),
      system.clock.now() as never,
      'c',
    ),
  )

beforeAll(async () => {
  watcher = await system.signIn({ role: 'audit-administrator' })
  opener = await system.signIn({ role: 'system-administrator' })
  await opener.get(OpenAccount, { body: { login: 'he.wen', name: '何文', oneTimeCode: false } })
  await opener.call(OpenAccount, { body: { login: 'he.wen', name: '何文', oneTimeCode: false } })
  await write(120, 'probe-looked', watcher.session?.accountId ?? '')
  await write(3, 'document-number-revealed', opener.session?.accountId ?? '')
})

describe('the audit administrator', () => {
  test('finds who did what, by account, subject, action, outcome and days', async () => {
    const opened = await watcher.get(SearchAudit, { query: { action: 'account-opened' } })
    expect(opened.events).toMatchObject([{ outcome: 'done', role: 'system-administrator', facts: { login: 'he.wen' } }])
    expect(opened.actions).toEqual([...opened.actions].sort())
    expect(opened.actions).toContain('document-number-revealed')
    const refused = await watcher.get(SearchAudit, { query: { outcome: 'refused', account: 'system-administrator' } })
    expect(refused.events).toMatchObject([{ facts: { code: 'login-taken' } }])
    expect((await watcher.get(SearchAudit, { query: { subject: 'r-7' } })).events).toHaveLength(1)
    expect((await watcher.get(SearchAudit, { query: { account: 'nobody-of-this-name' } })).events).toEqual([])
    expect((await watcher.get(SearchAudit, { query: { from: '2026-11-24' } })).events).toEqual([])
    const today = await watcher.get(SearchAudit, { query: { from: '2026-11-23', to: '2026-11-23' } })
    expect(today.events.length).toBe(50)
  })

  test('pages through the trail without gap or double', async () => {
    const seen: number[] = []
    for (let before: number | null | undefined; before !== null; ) {
      const page = await watcher.get(SearchAudit, { query: { action: 'probe-looked', ...(before ? { before } : {}) } })
      seen.push(...page.events.map((event) => event.id))
      before = page.next
    }
    expect(seen).toHaveLength(120)
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a))
  })

  test('sees every view of a full identity number, with who and why', async () => {
    const { events } = await watcher.get(SearchAudit, { query: { views: true } })
    expect(events).toHaveLength(3)
    expect(events[0]).toMatchObject({ account: { name: 'system-administrator' }, facts: { purpose: 'review' } })
  })

  test('is the only one: the system administrator is turned away', async () => {
    expect((await opener.call(SearchAudit)).problem?.code).toBe('not-permitted')
  })

  test.each(['2026-13-01', '2026-02-30'])('%s is no day and finds nothing', async (from) => {
    expect((await watcher.call(SearchAudit, { query: { from } })).status).toBe(400)
  })
})

describe('the daily seal', () => {
  const check = (day: string) => watcher.get(CheckAuditSeal, { params: { day } })
  const DAY = plainDate('2026-11-23')

  test('the digest of each whole day stands in the public register once, and agrees when computed anew', async () => {
    expect(await sealAudit(system.app.services)).toEqual([])
    expect((await check(DAY)).standing).toBe('not-sealed')
    system.clock.advanceDays(3)
    expect(await sealAudit(system.app.services)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25'])
    expect(await sealAudit(system.app.services)).toEqual([])
    const checked = await check(DAY)
    expect(checked).toMatchObject({ standing: 'intact', sealed: { day: DAY, digest: checked.found.digest } })
    expect((await check('2026-11-24')).sealed?.events).toBe(0)
    expect((await watcher.get(ListAuditSeals)).seals.map((seal) => seal.day)).toEqual([
      '2026-11-25',
      '2026-11-24',
      '2026-11-23',
    ])
    const [leaf] = await leavesOf(system.app.services.publicDb, 'audit-head', DAY)
    expect(JSON.parse(leaf?.body.toString() ?? '')).toEqual({
      kind: 'audit-head',
      day: DAY,
      events: checked.found.events,
      digest: `sha256:${checked.found.digest}`,
    })
  })

  test.each([
    [
      'a changed word',
      `update platform.audit_event set subject_id = 'r-9x' where id = (select max(id) from platform.audit_event where subject_id = 'r-9')`,
    ],
    [
      'a changed fact',
      `update platform.audit_event set facts = facts || '{"purpose":"other"}' where id = (select max(id) from platform.audit_event where subject_id = 'r-8')`,
    ],
    [
      'a moved moment',
      `update platform.audit_event set at = at + interval '1 microsecond' where id = (select max(id) from platform.audit_event where subject_id = 'r-7')`,
    ],
    [
      'a removed event',
      `delete from platform.audit_event where id = (select max(id) from platform.audit_event where subject_id = 'r-6')`,
    ],
    [
      'an event slipped in',
      `insert into platform.audit_event (at, actor_kind, action, subject_kind, subject_id, outcome, correlation_id) values ('2026-11-23T03:00Z', 'system', 'x', 'x', 'x', 'done', 'x')`,
    ],
  ])('finds %s, by whoever owns the database', async (_name, statement) => {
    let found: string | undefined
    const undone = system.owner.begin(async (tx) => {
      await tx.unsafe(statement)
      found = (await digestAuditDay(tx as never, DAY)).digest
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(found).not.toBe((await check(DAY)).sealed?.digest)
    expect((await check(DAY)).standing).toBe('intact')
  })

  test('a change that stays is shown as changed', async () => {
    await system.owner`update platform.audit_event set outcome = 'done' where outcome = 'refused' and at < '2026-11-24'`
    expect((await check(DAY)).standing).toBe('changed')
  })

  test('the application can neither change nor remove an event', async () => {
    const change = transactAsSystem(
      system.app.services.db,
      'test',
      (tx) => tx`update platform.audit_event set action = 'x'`,
    )
    await expect(change).rejects.toThrow(/permission denied/)
    const remove = transactAsSystem(system.app.services.db, 'test', (tx) => tx`delete from platform.audit_event`)
    await expect(remove).rejects.toThrow(/permission denied/)
  })
})
