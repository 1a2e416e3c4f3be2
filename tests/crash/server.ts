import { once } from 'node:events'
import { flushCompileCache } from 'node:module'
import type { AddressInfo } from 'node:net'
import { instant } from '@lingjiang/kernel'
import { createApp } from '@lingjiang/server'
import { pino } from 'pino'

// The whole system in a process of its own, to be killed at any moment. Its clock starts where the test's stands and goes on.
// It waits, made ready, for a word on its input: the next one is made while the one before still works.
const start = Date.now()
const app = await createApp({
  databaseUrl: process.env.CRASH_URL ?? '',
  dataDir: process.env.CRASH_DATA ?? '',
  publicUrl: 'http://localhost:8080',
  clock: { now: () => instant(Date.parse(process.env.CRASH_NOW ?? '') + Date.now() - start) },
  log: pino({ level: 'error' }, pino.destination(process.env.CRASH_LOG ?? 2)),
  poolSize: 6,
})
// A killed process writes nothing: what was compiled is kept now, for the next.
flushCompileCache()
await once(process.stdin, 'data')
await app.http.listen({ port: 0, host: '127.0.0.1' })
await app.work()
console.log((app.http.server.address() as AddressInfo).port)
