import {
  AcceptRegistrations,
  GetImport,
  ImportCandidates,
  ListRegistrations,
  ReviewRegistration,
  SHEET_MEDIA_TYPE,
} from '@lingjiang/assessment/contract'
import type { TestApp, TestClient } from '@lingjiang/testkit'
import { expect } from 'vitest'
import { somebody } from './cast.ts'

export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Sends a list and waits for its import. */
export async function importList(system: TestApp, manager: TestClient, sessionId: string, content: Buffer) {
  const file = { content, name: '考生名单.xlsx', mediaType: SHEET_MEDIA_TYPE }
  const { importId } = await manager.get(ImportCandidates, { params: { sessionId }, file })
  await system.settle()
  return manager.get(GetImport, { params: { importId } })
}

/** Accepts all without a warning at once, and the others one by one. */
export async function acceptAll(manager: TestClient, sessionId: string): Promise<number> {
  const params = { sessionId }
  const { accepted } = await manager.get(AcceptRegistrations, { params, body: {} })
  const { registrations } = await manager.get(ListRegistrations, { params, query: { state: 'submitted', limit: 200 } })
  for (const { id, version } of registrations)
    await manager.get(ReviewRegistration, {
      params: { registrationId: id },
      body: { expectedVersion: version, outcome: 'accepted' },
    })
  return accepted + registrations.length
}

/** Everybody who was admitted, with the document that they carry to the exam. */
export async function admitted(manager: TestClient, sessionId: string, size: number) {
  const documents = new Map(
    Array.from({ length: size + 1 }, (_, i) => somebody(i)).map((one) => [one.phone.slice(-4) + one.name, one]),
  )
  const found = []
  let cursor: string | undefined
  do {
    const query = { state: 'admitted' as const, limit: 200, ...(cursor ? { cursor } : {}) }
    const page = await manager.get(ListRegistrations, { params: { sessionId }, query })
    for (const row of page.registrations) {
      const person = documents.get((row.phoneMasked ?? '').slice(-4) + row.candidateName)
      expect(person).toBeDefined()
      if (person) found.push({ registrationId: row.id, ticket: row.ticketNumber ?? '', ...person })
    }
    cursor = page.next ?? undefined
  } while (cursor)
  return found
}
export type Admitted = Awaited<ReturnType<typeof admitted>>[number]
