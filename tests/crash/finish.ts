import { setTimeout as sleep } from 'node:timers/promises'
import type { TestApp } from '@lingjiang/testkit'
import type { KillableServer } from './killable-server.ts'
import type { Work } from './work.ts'

const LIMIT_MS = 120_000

/** Asks for what no server lived to take on, and waits until everything that was begun is over. Says what is not, when it is not. */
export async function finish(system: TestApp, server: KillableServer, work: Work): Promise<void> {
  while (await work.issueNext(server));
  while (await work.publishNext(server));
  const limit = Date.now() + LIMIT_MS
  while ((await unfinished(system, work)) > 0) {
    if (Date.now() > limit)
      throw new Error(`not finished within ${LIMIT_MS / 1000} s of work\n${await diagnosis(system)}`)
    await sleep(250)
  }
}

async function unfinished(system: TestApp, work: Work): Promise<number> {
  const [row] = await system.owner<{ n: number }[]>`select
    (select count(*) from assessment.candidate_import where state = 'waiting')
    + (select ${work.issues.length} - count(*) from credentials.issuing where finished_at is not null)
    + (select count(*) from platform.outbox where relayed_at is null)
    + (select count(*) from jobs.job where name like 'deliver.%' and state <> 'completed') as n`
  return row?.n ?? 1
}

async function diagnosis(system: TestApp): Promise<string> {
  const { owner } = system
  const rows = [
    ...(await owner`select 'import' as what, id::text, created_at from assessment.candidate_import where state = 'waiting'`),
    ...(await owner`select 'issue' as what, session_id::text as id, passed, issued, failure from credentials.issuing where finished_at is null`),
    ...(await owner`select 'event' as what, id, type from platform.outbox where relayed_at is null`),
    ...(await owner`select name as what, id::text, state, retry_count, start_after, started_on, heartbeat_on, output::text
      from jobs.job where state <> 'completed' order by name, created_on`),
  ]
  return [...rows.map((row) => JSON.stringify(row)), `now ${new Date().toISOString()}`].join('\n')
}
