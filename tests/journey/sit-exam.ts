import {
  CheckInCandidate,
  GetExamRoom,
  OpenPaper,
  SaveAnswers,
  SignInToExam,
  SubmitPaper,
} from '@lingjiang/assessment/contract'
import { readItems } from '@lingjiang/qti'
import type { TestApp } from '@lingjiang/testkit'
import { expect } from 'vitest'
import type { Admitted } from './enrol-candidates.ts'
import { ITEM_FILE, ITEMS } from './open-bank.ts'
import type { Person } from './people.ts'

/** Machines that are busy at the same moment. */
const AT_ONCE = 10

/** Right answers by question, from the QTI file alone. */
const RIGHT = new Map(
  readItems(ITEMS, ITEM_FILE).items.map((item) => [
    item.stem,
    new Set(item.choices.filter((choice) => item.key.includes(choice.identifier)).map((choice) => choice.text)),
  ]),
)

type Question = { number: number; kind: string; stem: string; choices: readonly { identifier: string; text: string }[] }
function rightAnswers(questions: readonly Question[]) {
  return questions.map(({ number, stem, choices }, i) => ({
    counter: i + 1,
    number,
    choices: choices.filter((choice) => RIGHT.get(stem)?.has(choice.text)).map((choice) => choice.identifier),
  }))
}

/** How a candidate does: everything right, single choice only (60 marks), all but single choice (40), stays away, or sits at a screen of their own. */
export type Doing = 'all' | 'single' | 'rest' | 'absent' | 'at-screen'

/** Ten machines at a time; those who sit at a screen of their own are checked in already. */
export async function sitTheory(
  system: TestApp,
  invigilator: Person,
  slotId: string,
  people: readonly Admitted[],
  doing: (index: number) => Doing,
): Promise<void> {
  const { sittings } = await invigilator.get(GetExamRoom, { params: { slotId } })
  const byTicket = new Map(sittings.map((sitting) => [sitting.ticketNumber, sitting.id]))
  const sit = async (person: Admitted, index: number) => {
    if (doing(index) === 'absent' || doing(index) === 'at-screen') return
    const body = { ticketSeen: true, documentSeen: true, faceMatches: true } as const
    await invigilator.get(CheckInCandidate, { params: { sittingId: byTicket.get(person.ticket) ?? '' }, body })
    await sitPaper(system, person, doing(index))
  }
  for (let from = 0; from < people.length; from += AT_ONCE)
    await Promise.all(people.slice(from, from + AT_ONCE).map((person, i) => sit(person, from + i)))
}

async function sitPaper(system: TestApp, person: Admitted, doing: Doing): Promise<void> {
  // Every candidate sits at a machine of their own; here all of them have one address.
  system.app.services.limits.forget()
  const { token } = await system.anybody.get(SignInToExam, {
    body: { ticketNumber: person.ticket, documentNumber: person.documentNumber },
  })
  const headers = { authorization: `Bearer ${token}` }
  const { epoch, questions } = await system.anybody.get(OpenPaper, { headers })
  expect(questions).toHaveLength(35)
  const kinds = new Map(questions.map((question) => [question.number, question.kind]))
  const answers = rightAnswers(questions).filter(
    ({ number }) => doing === 'all' || (kinds.get(number) === 'single') === (doing === 'single'),
  )
  await system.anybody.get(SaveAnswers, { headers, body: { epoch, answers: answers.slice(0, 5) } })
  await system.anybody.get(SubmitPaper, { headers, body: { epoch, answers } })
}
