import { GetSession } from '@lingjiang/assessment/contract'
import type { Page } from 'playwright-core'
import type { Admitted } from './enrol-candidates.ts'
import { openAccount, openPerson, type Person, type Stage, TABLET } from './people.ts'
import { inView } from './screens.ts'

export type Examiner = Person & { readonly personId: string; readonly name: string }

/** The first examiner of the plan, who invigilates in the morning and leads a panel in the afternoon, with a tablet. */
export async function openExaminer(stage: Stage, manager: Person, sessionId: string): Promise<Examiner> {
  const { slots } = await manager.get(GetSession, { params: { sessionId } })
  const lead = slots.flatMap((slot) => slot.duties).find((duty) => duty.role === 'lead-examiner')
  const { personId = '', name = '' } = lead ?? {}
  const account = await openAccount(stage.system, 'examiner', { displayName: name, role: 'examiner', personId })
  return { ...(await openPerson(stage, account, { viewport: TABLET })), personId, name }
}

/** Finds the candidate by the ticket, looks at ticket, document and face, and confirms. */
async function checkIn(page: Page, person: Admitted): Promise<void> {
  const find = page.getByLabel('准考证号、姓名或座位号')
  await find.fill(person.ticket)
  await find.press('Enter')
  const dialog = page.getByRole('dialog')
  for (const box of await dialog.getByRole('checkbox').all()) await box.check()
  await inView(page, 'assess-check-in')
  await dialog.getByRole('button', { name: '三项相符，确认签到' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** The invigilator finds the room, checks the worker in and opens it. */
export async function openRoom(examiner: Examiner, worker: Admitted): Promise<void> {
  const page = await examiner.console('/rooms')
  await page.getByRole('link', { name: /机房/ }).click()
  await checkIn(page, worker)
  await page.getByRole('button', { name: '开考' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '开考' }).click()
  await page.getByRole('button', { name: '结束考试' }).waitFor()
}

/** Everybody has handed in or stayed away: the invigilator closes the room. */
export async function closeRoom(examiner: Examiner, absent: number): Promise<void> {
  const page = await examiner.console('/rooms')
  await page.getByRole('link', { name: /机房/ }).click()
  await page.getByRole('button', { name: '结束考试' }).waitFor()
  await inView(page, 'assess-room')
  await page.getByRole('button', { name: '结束考试' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '结束考试' }).click()
  await page.getByText(`已结束，缺考 ${absent} 人`).waitFor()
}
