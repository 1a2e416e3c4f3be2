import { BrokenInvariant } from '@lingjiang/kernel'
import type { Builder } from './builder.ts'
import { type EnteredPerson, enterStaff, STAFF_PER_ORGANISATION } from './enter-people.ts'
import { nameOf, type OrganisationPlan, planOrganisations } from './organisation-plans.ts'
import type { Place } from './places.ts'

/** An organisation of the demonstration: its plan with name, place and people. */
export type MadeUpOrganisation = {
  readonly id: string
  readonly siteId: string
  readonly name: string
  readonly plan: OrganisationPlan
  readonly place: Place
  readonly manager: EnteredPerson
  readonly supervisors: readonly EnteredPerson[]
  readonly examiners: readonly EnteredPerson[]
}

/** Gives every planned organisation its name, place and people. */
export async function makeUpOrganisations(
  builder: Builder,
  places: ReadonlyMap<string, readonly Place[]>,
): Promise<readonly MadeUpOrganisation[]> {
  const plans = planOrganisations()
  const staff = await enterStaff(builder, plans.length)
  return plans.map((plan, index) => {
    const place = placeOf(plan, places)
    const people = staff.slice(index * STAFF_PER_ORGANISATION, (index + 1) * STAFF_PER_ORGANISATION)
    const [manager, ...others] = people
    if (!manager) throw new BrokenInvariant('an organisation without people')
    return {
      id: builder.id(`organisation ${plan.key}`),
      siteId: builder.id(`site ${plan.key}`),
      name: nameOf(plan, place.cityName, index + 1),
      plan,
      place,
      manager,
      supervisors: others.slice(0, 2),
      examiners: others.slice(2),
    }
  })
}

/** Where people are invited to look, the places are fixed: Tianhe and Yuexiu in Guangzhou, Luohu and Futian in Shenzhen. */
const LOOKED_AT: Readonly<Record<string, readonly string[]>> = {
  '440100': ['440106', '440104', '440105'],
  '440300': ['440304', '440303', '440304'],
}

function placeOf({ cityCode, county }: OrganisationPlan, places: ReadonlyMap<string, readonly Place[]>): Place {
  const within = places.get(cityCode) ?? []
  const fixed = LOOKED_AT[cityCode]?.[county]
  const place = fixed ? within.find(({ code }) => code === fixed) : within[county % within.length]
  if (!place) throw new BrokenInvariant(`no place in ${cityCode}`)
  return place
}
