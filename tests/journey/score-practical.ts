import { GetScoringSlot, GetSession, SaveSheet, SignSheets } from '@lingjiang/assessment/contract'
import type { TestApp, TestClient } from '@lingjiang/testkit'
import { expect } from 'vitest'
import { examinerClient, PASSWORD } from './cast.ts'

/** Every member of every panel scores alone and signs with the password. @returns how many sheets were signed */
export async function scorePractical(
  system: TestApp,
  manager: TestClient,
  sessionId: string,
  absent: ReadonlySet<string>,
): Promise<number> {
  const { slots } = await manager.get(GetSession, { params: { sessionId } })
  const clients = new Map<string, TestClient>()
  let signed = 0
  for (const slot of slots.filter((one) => one.subject === 'practical')) {
    const panel = slot.duties.map(async ({ personId }, place) => {
      const client = clients.get(personId) ?? (await examinerClient(system, personId))
      clients.set(personId, client)
      return scoreSlot(client, slot.id, [90, 80, 70][place] ?? 80, absent)
    })
    for (const count of await Promise.all(panel)) signed += count
  }
  return signed
}

/** @param points of a hundred that everybody present is given, half a mark exact */
async function scoreSlot(client: TestClient, slotId: string, points: number, absent: ReadonlySet<string>) {
  const { stations, candidates } = await client.get(GetScoringSlot, { params: { slotId } })
  const criteria = stations.flatMap((station) => station.criteria)
  const marks = Object.fromEntries(criteria.map((one) => [one.code, Math.round((one.maxTenths * points) / 500) * 5]))
  const sheetIds = []
  for (const { registrationId } of candidates) {
    const away = absent.has(registrationId)
    const body = { expectedRevision: 0, marks: away ? {} : marks, absent: away, remark: '' }
    sheetIds.push((await client.get(SaveSheet, { params: { slotId, registrationId }, body })).id)
  }
  if (sheetIds.length === 0) return 0
  const { signed } = await client.get(SignSheets, { params: { slotId }, body: { sheetIds, password: PASSWORD } })
  expect(signed).toHaveLength(sheetIds.length)
  return signed.length
}
