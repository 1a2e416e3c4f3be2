import { type SyntheticPerson, syntheticPerson } from '@lingjiang/codes/synthetic'
import { personStore } from '@lingjiang/identity/server'
import { plainDate } from '@lingjiang/kernel'
import { INVITED_WORKERS } from './accounts.ts'
import type { Builder } from './builder.ts'

export type EnteredPerson = SyntheticPerson & { readonly id: string }

/** Ranges of the made-up population: everybody is one person with one number. */
const WORKERS = { first: 0, count: 2000 } as const
const STAFF_FIRST = 100_000
const EXPERTS_FIRST = 200_000
export const STAFF_PER_ORGANISATION = 16

/** Grown-up and not retired on every day of the two years that the province looks back on. */
const BIRTHS = { from: plainDate('1968-01-01'), to: plainDate('2002-12-31') }

const EXPERIENCED = plainDate('1982-01-01')

/** Puts made-up persons on record. Their documents were never given to anybody. */
async function enterPersons(builder: Builder, first: number, count: number): Promise<readonly EnteredPerson[]> {
  const persons = Array.from({ length: count }, (_, index) => syntheticPerson(builder.seed, first + index, BIRTHS))
  const { vault } = builder.app.services
  const known = await builder.asSystem((tx) =>
    personStore.ensure(
      tx,
      vault,
      persons.map((person) => ({ ...person, synthetic: true })),
      builder.clock.now(),
    ),
  )
  return persons.map((person, index) => ({ ...person, id: known[index]?.id ?? '' }))
}

/** The workers of the province; those who are invited first, with enough years of work to go for every level. */
export async function enterWorkers(builder: Builder): Promise<readonly EnteredPerson[]> {
  const workers = await enterPersons(builder, WORKERS.first, WORKERS.count)
  const invited = workers.filter(({ bornOn }) => bornOn < EXPERIENCED).slice(0, INVITED_WORKERS)
  return [...invited, ...workers.filter((worker) => !invited.includes(worker))]
}

export const enterExperts = (builder: Builder, count: number) => enterPersons(builder, EXPERTS_FIRST, count)

/** The people of one organisation after another: a manager, two internal supervisors, the examiners, the person behind its data. */
export const enterStaff = (builder: Builder, organisations: number) =>
  enterPersons(builder, STAFF_FIRST, organisations * STAFF_PER_ORGANISATION)
