import { GetScoringSlot, GetSession, SaveSheet, SignSheets } from '@lingjiang/assessment/contract'
import type { TestApp, TestClient } from '@lingjiang/testkit'
import { expect } from 'vitest'
import { examinerClient } from './cast.ts'
import type { Examiner } from './invigilate.ts'
import { PASSWORD, type Person } from './people.ts'
import { inView } from './screens.ts'

/**
 * Every member of every panel scores alone and signs with the password: one of them a whole round on the tablet, the others through the
 * endpoints that the tablet calls. @returns how many sheets were signed
 */
export async function scorePractical(
  system: TestApp,
  manager: Person,
  examiner: Examiner,
  sessionId: string,
  absent: ReadonlySet<string>,
): Promise<number> {
  const { slots } = await manager.get(GetSession, { params: { sessionId } })
  const rounds = slots.filter((slot) => slot.subject === 'practical')
  const own = rounds.find((slot) => slot.duties.some((duty) => duty.personId === examiner.personId))
  let signed = await scoreOnTablet(examiner, own?.id ?? '', absent)
  const clients = new Map<string, TestClient>()
  for (const slot of rounds) {
    const panel = slot.duties.map(async ({ personId }, place) => {
      if (slot === own && personId === examiner.personId) return 0
      const client = clients.get(personId) ?? (await examinerClient(system, personId))
      clients.set(personId, client)
      return scoreSlot(client, slot.id, [90, 80, 70][place] ?? 80, absent)
    })
    for (const count of await Promise.all(panel)) signed += count
  }
  return signed
}

/** Full marks but one step of the first criterion for everybody who is there, then one signature for the round. */
async function scoreOnTablet(examiner: Examiner, slotId: string, absent: ReadonlySet<string>): Promise<number> {
  const page = await examiner.console('/scoring')
  await page.getByRole('link', { name: /电工/ }).first().waitFor()
  await page.locator(`a[href$="${slotId}"]`).click()
  await page.getByRole('heading', { name: /电工/, level: 1 }).waitFor()
  const { candidates } = await examiner.get(GetScoringSlot, { params: { slotId } })
  for (const [i, { seat, registrationId }] of candidates.entries()) {
    await page.getByRole('heading', { name: new RegExp(`^${seat} 号`), level: 2 }).waitFor()
    if (absent.has(registrationId)) await page.getByRole('checkbox', { name: '缺考' }).check()
    else {
      for (const full of await page.getByRole('button', { name: '满分' }).all()) await full.click()
      await page.getByRole('button', { name: / 减 / }).first().click()
    }
    if (i === 2) await inView(page, 'assess-scoring')
    await page.getByRole('button', { name: '保存，下一位' }).click()
    await page.getByRole('button', { name: new RegExp(`^${seat} 号.*未签名`) }).waitFor()
  }
  await page.getByRole('button', { name: `签名提交（${candidates.length} 人）` }).click()
  await page.getByLabel('登录密码').fill(PASSWORD)
  await inView(page, 'assess-sign')
  await page.getByRole('button', { name: '确认签名' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  return candidates.length
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
