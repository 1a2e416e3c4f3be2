import { GetSession } from '@lingjiang/assessment/contract'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Cast, identityOf, ORGANISATION_NAME } from './cast.ts'
import { EXAMINERS, SUPERVISORS, WORKSHOPS } from './file-organisation.ts'
import type { Person } from './people.ts'
import { actOnCase, choose, inView, openFromInbox } from './screens.ts'

export const EXAM_DAY = '2027-01-12'
export const THEORY_STARTS = `${EXAM_DAY}T01:00:00.000Z`
export const SESSION = new RegExp(`${ORGANISATION_NAME} · 电工`)
const CAPACITY = 210
const PANEL = 3
/** An hour and a half each, all afternoon. */
const ROUNDS = 3

const namesOf = (first: number, count: number) => Array.from({ length: count }, (_, i) => identityOf(first + i).name)

/** Chooses several people in one field; whoever is chosen already is not offered again under the same name. */
async function choosePeople(box: Locator, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await box.fill(name)
    const list = box.page().locator('.ant-select-dropdown:visible')
    const free = list.locator('.ant-select-item-option:not(.ant-select-item-option-selected)')
    await free
      .filter({ hasText: new RegExp(`^${name}( ·|$)`) })
      .first()
      .click()
  }
  await box.press('Escape')
}

/** Theory for all in the computer room, then practice in five workshops, three examiners each, in three rounds. */
async function planSlots(page: Page): Promise<void> {
  const examiners = namesOf(10_000, EXAMINERS)
  const theory = page.getByRole('group', { name: '安排 1', exact: true })
  await choose(theory.getByLabel('考场'), '机房')
  await theory.getByLabel('考位').fill(String(CAPACITY))
  await choosePeople(theory.getByLabel('监考员'), examiners)
  await choosePeople(theory.getByLabel('内督员'), namesOf(10_100, SUPERVISORS))
  for (let place = 0; place < WORKSHOPS; place += 1) {
    const number = 2 + place * ROUNDS
    if (place > 0) await page.getByRole('button', { name: '添加安排' }).click()
    const slot = page.getByRole('group', { name: `安排 ${number}`, exact: true })
    if (place > 0) await choose(slot.getByLabel('科目'), '操作技能考核')
    await choose(slot.getByLabel('考场'), `电工实训室${place + 1}`)
    await slot.getByLabel('开始').fill('13:00')
    await slot.getByLabel('结束').fill('14:30')
    await slot.getByLabel('考位').fill(String(CAPACITY / (ROUNDS * WORKSHOPS)))
    const [lead = '', ...others] = examiners.slice(place * PANEL, (place + 1) * PANEL)
    await choosePeople(slot.getByLabel('考评组长'), [lead])
    await choosePeople(slot.getByLabel('考评员', { exact: true }), others)
    if (place === 0) await inView(page, 'plan-slot')
    for (let round = 1; round < ROUNDS; round += 1)
      await page
        .getByRole('group', { name: `安排 ${number + round - 1}`, exact: true })
        .getByRole('button', { name: /再排一轮/ })
        .click()
  }
}

/** The organisation plans a session for 210 electricians of level 4, and sees that every condition holds. @returns the session's id */
export async function planSession(manager: Person): Promise<string> {
  const page = await manager.console('/sessions')
  await page.getByRole('button', { name: '新建计划' }).click()
  await choose(page.getByLabel(/备案范围/), /电工 四级/)
  await page.getByLabel('考试日期').first().fill(EXAM_DAY)
  await page.getByLabel('报名开始').fill('2026-12-02')
  await page.getByLabel('报名截止').fill('2026-12-25')
  await page.getByLabel('计划人数').fill(String(CAPACITY))
  await page.getByLabel('收费（元）').fill('120')
  await page.getByLabel('须知').fill('请携带身份证件原件，提前一小时签到。')
  await inView(page, 'plan')
  await planSlots(page)
  await page.getByRole('button', { name: '保存并核对' }).click()
  await page.getByText('没有不符合的条件').waitFor()
  await inView(page, 'plan-checks')
  const sessionId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const { checks, slots } = await manager.get(GetSession, { params: { sessionId } })
  expect(checks.filter((check) => !check.met)).toEqual([])
  expect(slots.map((slot) => slot.seats).sort((a, b) => b - a)).toEqual([CAPACITY, ...Array(15).fill(14)])
  return sessionId
}

/** Filed by the organisation, accepted by the city of the site, announced. */
export async function announceSession({ manager, city }: Cast): Promise<void> {
  await manager.page.getByRole('link', { name: /办理（报送/ }).click()
  await actOnCase(manager.page, '报送计划')
  const desk = await openFromInbox(city, SESSION)
  await inView(desk, 'plan-accept')
  await actOnCase(desk, '受理')
  await actOnCase(await openFromInbox(manager, SESSION), '发布公告')
}

/** The list is closed and frozen; papers are drawn and sealed, and everybody is given a place. */
export async function prepareSession(manager: Person): Promise<void> {
  const desk = await openFromInbox(manager, SESSION)
  await actOnCase(desk, '截止报名')
  await actOnCase(desk, '锁定名单')
  const page = await manager.console('/rooms')
  await page.getByRole('button', { name: '组卷封卷，考务就绪' }).click()
  await page.getByText(/已就绪，试卷已封存/).waitFor()
  await page.getByRole('link', { name: /机房/ }).waitFor()
  await inView(page, 'register-rooms')
}
