import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { SERVER_FLAGS } from '../../scripts/server-flags.mjs'
import type { BenchProvince } from './province.ts'

type Script = 'app-server.ts' | 'check-floor.ts'

/** Runs a server of this folder on the province in a process of its own while something is done with it. */
export async function withServer<T>(
  script: Script,
  province: Pick<BenchProvince, 'databaseUrl' | 'dataDir'>,
  work: (url: string, pid: number) => Promise<T>,
): Promise<T> {
  const server = spawn(process.execPath, [...SERVER_FLAGS, join(import.meta.dirname, script)], {
    env: { ...process.env, BENCH_URL: province.databaseUrl, BENCH_DATA: province.dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(server, 'exit')
  try {
    return await work(`http://127.0.0.1:${await portOf(server)}`, server.pid ?? 0)
  } finally {
    server.kill('SIGKILL')
    await ended
  }
}

async function portOf(server: ChildProcess): Promise<string> {
  if (!server.stdout) throw new Error('no output')
  for await (const line of createInterface({ input: server.stdout })) if (/^\d+$/.test(line)) return line
  throw new Error('the server ended before it listened')
}
