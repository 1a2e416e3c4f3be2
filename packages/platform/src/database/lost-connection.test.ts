import { testApp } from '@lingjiang/testkit'
import { expect, test } from 'vitest'
import { connect } from '../index.ts'

const system = testApp()

test.each([
  ['between two statements', 0],
  ['with one statement in flight', 1],
  ['with many in flight', 40],
])(
  'a backend that ends within a transaction, %s, fails that transaction alone, and the connection is good again',
  async (_when, statements) => {
    const db = connect(system.app.databaseUrl, { max: 1, name: 'lost' })
    for (let round = 0; round < 3; round += 1) {
      const losing = db.begin(async (tx) => {
        const [own] = await tx`select pg_backend_pid() as pid`
        const inFlight = Array.from({ length: statements }, (_, i) => tx`select pg_sleep(0.05), ${i}`)
        await Promise.all([...inFlight, system.owner`select pg_terminate_backend(${own?.pid})`])
        await tx`select 1`
      })
      await expect(losing).rejects.toThrow(/CONNECTION_CLOSED|terminating connection/)
      expect(await db`select ${round}::integer as round`).toMatchObject([{ round }])
    }
    await db.end({ timeout: 5 })
  },
)

test('what a failed transaction still says is heard by nobody who has its connection next', async () => {
  await system.owner`create table public.lost_connection (word text)`
  const db = connect(system.app.databaseUrl, { max: 1, name: 'lost' })
  let taken = () => undefined as undefined
  const next = new Promise<void>((resolve) => {
    taken = () => void resolve()
  })
  const losing = db.begin(async (tx) => {
    const [own] = await tx`select pg_backend_pid() as pid`
    await system.owner`select pg_terminate_backend(${own?.pid})`
    await tx`select 1`.catch(() => undefined)
    await next
    await tx`insert into public.lost_connection values ('stale')`
  })
  await expect(losing).rejects.toThrow('CONNECTION_CLOSED')
  await db.begin(async (tx) => {
    await tx`insert into public.lost_connection values ('kept')`
    taken()
    for (let i = 0; i < 10; i += 1) await tx`select pg_sleep(0.01)`
  })
  expect(await system.owner`select word from public.lost_connection`).toEqual([{ word: 'kept' }])
  await db.end({ timeout: 5 })
})
