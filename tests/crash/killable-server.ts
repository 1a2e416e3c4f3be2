import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { TestSession } from '@lingjiang/testkit/sign-in'

const START_LIMIT_MS = 180_000

export type KillableServer = {
  readonly address: string
  /** kill -9: no farewell, no flush. Returns when the process is gone. */
  kill(): Promise<void>
}

export type WaitingServer = {
  /** Lets it listen and work. */
  go(): Promise<KillableServer>
  kill(): Promise<void>
}

/** Makes the system ready as a child process on the given database. */
export function prepareServer(env: {
  readonly url: string
  readonly dataDir: string
  readonly now: string
}): WaitingServer {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, 'server.ts')], {
    env: {
      ...process.env,
      CRASH_URL: env.url,
      CRASH_DATA: env.dataDir,
      CRASH_NOW: env.now,
      NODE_COMPILE_CACHE: join(env.dataDir, 'compiled'),
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const kill = async () => {
    child.kill('SIGKILL')
    await exited
  }
  return {
    async go() {
      child.stdin?.write('go\n')
      return { address: `http://127.0.0.1:${await portOf(child, kill)}`, kill }
    },
    kill,
  }
}

async function portOf(child: ChildProcess, kill: () => Promise<void>): Promise<string> {
  if (!child.stdout) throw new Error('no output')
  const timer = setTimeout(kill, START_LIMIT_MS)
  try {
    for await (const line of createInterface({ input: child.stdout })) if (/^\d+$/.test(line)) return line
    throw new Error(`the server ended, or was not ready within ${START_LIMIT_MS / 1000} s`)
  } finally {
    clearTimeout(timer)
  }
}

export type Answer = { readonly status: number; readonly body: Record<string, unknown> }

/** One request over the wire. Undefined when the server died before it answered: then nothing was promised. */
export async function ask(
  server: KillableServer,
  method: string,
  path: string,
  sent: {
    readonly session?: TestSession
    readonly token?: string
    readonly body?: unknown
    readonly file?: Buffer
    readonly mediaType?: string
  },
): Promise<Answer | undefined> {
  const headers: Record<string, string> = {}
  if (sent.session) {
    headers.cookie = `lj_session=${sent.session.token}; lj_csrf=${sent.session.csrfToken}`
    headers['x-csrf-token'] = sent.session.csrfToken
  }
  if (sent.token) headers.authorization = `Bearer ${sent.token}`
  if (sent.file) Object.assign(headers, { 'content-type': sent.mediaType ?? '', 'x-file-name': 'list.xlsx' })
  else if (sent.body !== undefined) headers['content-type'] = 'application/json'
  const body = sent.file ? new Uint8Array(sent.file) : sent.body === undefined ? null : JSON.stringify(sent.body)
  try {
    const response = await fetch(`${server.address}${path}`, { method, headers, body })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  } catch {
    return undefined
  }
}
