import { createServer } from 'node:http'
import type { TestProject } from 'vitest/node'
import { startTestDatabaseServer, type TestDatabaseServer } from './database-server.ts'
import { migrateTemplate } from './database-template.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where test files ask for databases; see database.ts. */
    databaseDesk: string
  }
}

/**
 * Global set-up of vitest: opens a desk on a random local port where test files ask for a database. The server starts with the first
 * request, so a run of pure rules waits for nothing.
 */
export default async function openDatabaseDesk(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<TestDatabaseServer> | undefined
  const started = () => {
    server ??= startTestDatabaseServer(process.env.TEST_DATABASE_URL, migrateTemplate)
    return server
  }
  const desk = createServer(async (request, reply) => {
    try {
      const url = new URL(request.url ?? '/', 'http://desk')
      if (request.method === 'DELETE') await (await started()).drop(url.searchParams.get('owner') ?? '')
      const answer =
        request.method === 'POST'
          ? await (await started()).create(url.pathname === '/empty' ? 'empty' : 'migrated')
          : ''
      reply.end(answer)
    } catch (error) {
      reply.statusCode = 500
      reply.end(error instanceof Error ? (error.stack ?? error.message) : String(error))
    }
  })
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve))
  project.provide('databaseDesk', `http://127.0.0.1:${(desk.address() as { port: number }).port}`)
  return async () => {
    desk.closeAllConnections()
    desk.close()
    await (await server)?.stop()
  }
}
