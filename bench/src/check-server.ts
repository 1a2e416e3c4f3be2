import type { AddressInfo } from 'node:net'
import { openApp } from './province.ts'

// The whole system, as it answers the public.
const app = await openApp({ databaseUrl: process.env.BENCH_URL ?? '', dataDir: process.env.BENCH_DATA ?? '' })
await app.http.listen({ port: 0, host: '127.0.0.1' })
console.log((app.http.server.address() as AddressInfo).port)
