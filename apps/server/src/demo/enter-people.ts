import { type SyntheticPerson, syntheticPerson } from '@lingjiang/codes/synthetic'
import { personStore } from '@lingjiang/identity/server'
import { plainDate } from '@lingjiang/kernel'
import type { Builder } from './builder.ts'

export type EnteredPerson = SyntheticPerson & { readonly id: string }

/** Ranges of the made-up population: everybody is one person with one number. */
export const WORKERS = { first: 0, count: 2000 } as const
const STAFF_FIRST = 100_000
const EXPERTS_FIRST = 200_000
export const STAFF_PER_ORGANISATION = 16

/** Grown-up and not retired on every day of the two years that the province looks back on. */
const BIRTHS = { from: plainDate('1968-01-01'), to: plainDate('2002-12-31') }

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

export const enterWorkers = (builder: Builder) => enterPersons(builder, WORKERS.first, WORKERS.count)

export const enterExperts = (builder: Builder, count: number) => enterPersons(builder, EXPERTS_FIRST, count)

/** The people of one organisation after another: a manager, two internal supervisors, the examiners, the person behind its data. */
export const enterStaff = (builder: Builder, organisations: number) =>
  enterPersons(builder, STAFF_FIRST, organisations * STAFF_PER_ORGANISATION)
