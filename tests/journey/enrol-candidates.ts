import { GetImport, ListRegistrations, ReviewRegistration, SHEET_MEDIA_TYPE } from '@lingjiang/assessment/contract'
import type { SyntheticPerson } from '@lingjiang/codes/synthetic'
import type { TestApp } from '@lingjiang/testkit'
import { expect } from 'vitest'
import { somebody } from './cast.ts'
import type { Person } from './people.ts'
import { inView } from './screens.ts'

/** The organisation uploads a list on its page and waits for what comes of it. @returns the same by the contract */
export async function importList(system: TestApp, manager: Person, sessionId: string, content: Buffer) {
  const page = await manager.console(`/sessions/${sessionId}`)
  await page.getByRole('link', { name: '导入名单' }).click()
  await page
    .getByLabel('填好的名单（.xlsx）')
    .setInputFiles({ name: '考生名单.xlsx', mimeType: SHEET_MEDIA_TYPE, buffer: content })
  const sent = page.waitForResponse((reply) => reply.request().method() === 'POST')
  await page.getByRole('button', { name: '上传并导入' }).click()
  const { importId } = (await (await sent).json()) as { readonly importId: string }
  await system.settle()
  const outcome = await manager.get(GetImport, { params: { importId } })
  const { state, rows, badRows } = outcome.import
  const told = state === 'done' ? `已导入 ${rows} 人` : `没有导入：${badRows} 行有问题`
  await page.getByText(told).first().waitFor()
  return outcome
}

/**
 * The organisation opens the worker's registration, looks at claim and papers and accepts it; then all without a warning at once.
 * The few with a warning, who would be opened one by one in the same way, by the contract. @returns how many were accepted
 */
export async function reviewRegistrations(
  manager: Person,
  sessionId: string,
  worker: SyntheticPerson,
): Promise<number> {
  const page = await manager.console(`/sessions/${sessionId}`)
  await page.getByRole('link', { name: /报名名单/ }).click()
  await page.getByLabel('姓名、报名号或准考证号').fill(worker.name)
  await page.getByLabel('姓名、报名号或准考证号').press('Enter')
  const own = page.getByRole('row').filter({ hasText: '本人报名' })
  await own.getByRole('link', { name: worker.name }).click()
  await page.getByRole('heading', { name: '申报条件核对' }).waitFor()
  await inView(page, 'register-review')
  await page.getByRole('button', { name: '通过', exact: true }).click()
  await page.getByText('审核通过').first().waitFor()
  await page.getByRole('link', { name: '报名名单' }).click()
  await page.getByRole('button', { name: '通过全部无提示的报名' }).click()
  const told = page.getByText(/已通过 \d+ 份/)
  await told.waitFor()
  const accepted = 1 + Number(/\d+/.exec((await told.textContent()) ?? '')?.[0])
  await inView(page, 'register-list')
  const params = { sessionId }
  const { registrations } = await manager.get(ListRegistrations, { params, query: { state: 'submitted', limit: 200 } })
  for (const { id, version } of registrations)
    await manager.get(ReviewRegistration, {
      params: { registrationId: id },
      body: { expectedVersion: version, outcome: 'accepted' },
    })
  return accepted + registrations.length
}

/** Everybody who was admitted, with the document that they carry to the exam. */
export async function admitted(manager: Person, sessionId: string, size: number) {
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
