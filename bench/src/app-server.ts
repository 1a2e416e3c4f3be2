import { flushCompileCache } from 'node:module'
import type { AddressInfo } from 'node:net'
import { openApp } from './province.ts'

// The whole system in a process of its own, as `npm start` runs it: it answers, and works on jobs.
const app = await openApp({ databaseUrl: process.env.BENCH_URL ?? '', dataDir: process.env.BENCH_DATA ?? '' })
await app.http.listen({ port: 0, host: '127.0.0.1' })
await app.work()
flushCompileCache()
console.log((app.http.server.address() as AddressInfo).port)
