import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { TestSession } from '@lingjiang/testkit/sign-in'

export type KillableServer = {
  readonly address: string
  /** kill -9: no farewell, no flush. Returns when the process is gone. */
  kill(): Promise<void>
}

/** Starts the system as a child process on the given database and waits until it listens. */
export async function startServer(env: {
  readonly url: string
  readonly dataDir: string
  readonly now: string
}): Promise<KillableServer> {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, 'server.ts')], {
    env: { ...process.env, CRASH_URL: env.url, CRASH_DATA: env.dataDir, CRASH_NOW: env.now },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await portOf(child)
  return {
    address: `http://127.0.0.1:${port}`,
    async kill() {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

async function portOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no output')
  for await (const line of createInterface({ input: child.stdout })) if (/^\d+$/.test(line)) return line
  throw new Error('the server ended before it listened')
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
