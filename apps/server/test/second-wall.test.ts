import { randomUUID } from 'node:crypto'
import { GetCase, ListCases, openCase, recordParameter, TakeCaseAction, transactAsSystem } from '@lingjiang/platform'
import { probeProcess, testApp } from '@lingjiang/testkit'
import { beforeAll, describe, expect, test } from 'vitest'

// The first wall is off: every permission is granted to everybody. What is held back here is held back by the database alone.
const system = testApp({ allows: () => true, cases: [{ process: probeProcess, subjectPath: (id) => `/probe/${id}` }] })
const organisationId = randomUUID()
let caseId = ''

beforeAll(async () => {
  caseId = await transactAsSystem(system.app.services.db, 'test', async (tx) => {
    for (const key of ['probe.leave.decision', 'probe.leave.attention'])
      await recordParameter(
        tx,
        {
          key,
          value: 3,
          unit: 'working days',
          effectiveFrom: '2020-01-01',
          authority: 'test',
          document: 'test',
          mark: 'inference',
        },
        null,
      )
    return openCase(tx, probeProcess, {
      subjectId: randomUUID(),
      title: '越界',
      regionCode: '440106',
      organisationId,
      actor: { kind: 'system', job: 'test' },
      now: system.clock.now(),
    })
  })
})

describe('with the first wall switched off the second one holds:', () => {
  test.each([
    ['an officer of another county', { role: 'county-officer' as const, regions: ['440200'] }],
    [
      'another organisation',
      { role: 'organisation-manager' as const, organisationId: randomUUID(), organisationName: '别家' },
    ],
    ['a candidate', { role: 'candidate' as const }],
    ['the system administrator', { role: 'system-administrator' as const }],
  ])('%s neither sees nor moves the case', async (_who, mandate) => {
    const client = await system.signIn(mandate)
    expect((await client.get(ListCases, { query: { queue: 'open' } })).cases).toEqual([])
    expect((await client.call(GetCase, { params: { caseId } })).status).toBe(404)
    const move = await client.call(TakeCaseAction, {
      params: { caseId, action: 'decide' },
      body: { expectedVersion: 1, reason: '越界' },
    })
    expect(move.status).toBe(404)
    expect(await system.owner`select state from process.case_file where id = ${caseId}`).toMatchObject([
      { state: 'asked' },
    ])
  })

  test('a connection without an actor sees no row of any table under row-level security that is not public', async () => {
    const tables = await system.owner<{ s: string; t: string }[]>`
      select n.nspname as s, c.relname as t from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and c.relrowsecurity and has_table_privilege('lingjiang_app', c.oid, 'select')
        and not exists (select from pg_policy p where p.polrelid = c.oid and pg_get_expr(p.polqual, p.polrelid) = 'true')`
    expect(tables.length).toBeGreaterThan(8)
    for (const { s, t } of tables) {
      const rows = await system.app.services.db.unsafe(`select 1 from "${s}"."${t}" limit 1`)
      expect(rows, `${s}.${t}`).toHaveLength(0)
    }
  })

  test('every table with an organisation or a person behind it is under row-level security', async () => {
    const open = await system.owner<{ name: string }[]>`
      select distinct n.nspname || '.' || k.relname as name
      from pg_attribute a join pg_class k on k.oid = a.attrelid join pg_namespace n on n.oid = k.relnamespace
      where k.relkind = 'r' and a.attname in ('person_id', 'organisation_id') and not k.relrowsecurity
        and n.nspname not in ('jobs', 'pg_catalog', 'information_schema') and n.nspname not like '%\\_pub'`
    expect(open.map((row) => row.name)).toEqual([])
  })
})
