import { accountStore, hashPassword, TOTP_PLACE } from '@lingjiang/identity/server'
import { type AccountActor, BrokenInvariant, type RegionCode, ROLE_NAMES, type Role } from '@lingjiang/kernel'
import type { Tx } from '@lingjiang/platform/sql'
import {
  ADMINISTRATORS,
  CITY_DESKS,
  COUNTY_DESKS,
  DEMONSTRATION_PASSWORD,
  DEMONSTRATION_TOTP,
  INVITED_EXPERTS,
  INVITED_ORGANISATIONS,
  INVITED_WORKERS,
  needsOneTimeCode,
} from './accounts.ts'
import type { Builder } from './builder.ts'
import type { EnteredPerson } from './enter-people.ts'
import type { MadeUpOrganisation } from './make-up-organisations.ts'
import type { Place } from './places.ts'

type NewAccount = {
  readonly login: string
  readonly role: Role
  readonly name: string
  readonly regions?: readonly string[]
  readonly organisation?: { readonly id: string; readonly name: string }
  readonly personId?: string
}

/** The people of the province who act in it, found by what they are responsible for. */
export type Cast = {
  readonly province: AccountActor
  cityOf(cityCode: string): AccountActor
  countyOf(countyCode: string): AccountActor
  managerOf(organisationId: string): AccountActor
  /** An invited worker, by number. */
  workerOf(index: number): AccountActor
}

export type People = {
  readonly places: ReadonlyMap<string, readonly Place[]>
  readonly organisations: readonly MadeUpOrganisation[]
  readonly workers: readonly EnteredPerson[]
  readonly experts: readonly EnteredPerson[]
}

/** Opens an account for everybody who works with the system: desks of all cities and counties, managers, experts, some workers. */
export async function enterAccounts(builder: Builder, people: People): Promise<Cast> {
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD)
  const actors = await builder.asSystem(async (tx) => {
    const entered: AccountActor[] = []
    for (const account of accountsOf(people)) entered.push(await enterAccount(builder, tx, account, passwordHash))
    return entered
  })
  const find = (wanted: string, matches: (actor: AccountActor) => boolean) => {
    const actor = actors.find(matches)
    if (!actor) throw new BrokenInvariant(`nobody in the province is ${wanted}`)
    return actor
  }
  const desk = (role: Role, region: string) =>
    find(`${role} of ${region}`, (actor) => actor.role === role && actor.regions.includes(region as RegionCode))
  return {
    province: desk('province-officer', '440000'),
    cityOf: (cityCode) => desk('city-officer', cityCode),
    countyOf: (countyCode) => desk('county-officer', countyCode),
    workerOf: (index) => find(`worker ${index}`, (actor) => actor.personId === people.workers[index]?.id),
    managerOf: (organisationId) =>
      find(
        `manager of ${organisationId}`,
        (actor) => actor.role === 'organisation-manager' && actor.organisationId === organisationId,
      ),
  }
}

function accountsOf({ places, organisations, workers, experts }: People): readonly NewAccount[] {
  return [...deskAccounts(places), ...organisationAccounts(organisations), ...personalAccounts(workers, experts)]
}

function deskAccounts(places: People['places']): readonly NewAccount[] {
  const desk = (login: string, role: Role, place: string, regions: readonly string[]): NewAccount => ({
    login,
    role,
    name: `${place}${ROLE_NAMES[role].zh}（示例）`,
    regions,
  })
  const named = new Set(COUNTY_DESKS.flatMap(([, regions]) => regions))
  const logins = new Map<string, string>(CITY_DESKS.map(([login, code]) => [code, login]))
  const cities = [...places].map(([code, counties]) =>
    desk(logins.get(code) ?? `city-${code}`, 'city-officer', counties[0]?.cityName ?? code, [code]),
  )
  const counties = [...places.values()].flat().filter(({ code }) => !named.has(code))
  return [
    desk('province', 'province-officer', '广东省', ['440000']),
    ...cities,
    ...COUNTY_DESKS.map(([login, regions, place]) => desk(login, 'county-officer', place.zh, regions)),
    ...counties.map(({ code, name }) => desk(`county-${code}`, 'county-officer', name, [code])),
    ...ADMINISTRATORS.map(([login, role]) => desk(login, role, '', [])),
  ]
}

function organisationAccounts(organisations: readonly MadeUpOrganisation[]): readonly NewAccount[] {
  const [first] = organisations
  const invited = new Map<number, string>(INVITED_ORGANISATIONS.map(({ login, index }) => [index, login]))
  const managers = organisations.map((organisation, index): NewAccount => {
    const login = invited.get(index) ?? `manager-${index + 1}`
    return { login, role: 'organisation-manager', name: organisation.manager.name, organisation }
  })
  const staff = (login: string, role: Role, person: EnteredPerson | undefined): readonly NewAccount[] =>
    first && person ? [{ login, role, name: person.name, organisation: first, personId: person.id }] : []
  return [
    ...managers,
    ...staff('examiner', 'examiner', first?.examiners[0]),
    ...staff('supervisor', 'internal-supervisor', first?.supervisors[0]),
  ]
}

function personalAccounts(workers: readonly EnteredPerson[], experts: readonly EnteredPerson[]): readonly NewAccount[] {
  const personal = (role: Role, prefix: string) => (person: EnteredPerson, index: number) => ({
    login: `${prefix}${index + 1}`,
    role,
    name: person.name,
    personId: person.id,
  })
  return [
    ...workers.slice(0, INVITED_WORKERS).map(personal('candidate', 'worker')),
    ...experts.slice(0, INVITED_EXPERTS).map(personal('expert', 'expert')),
  ]
}

async function enterAccount(
  builder: Builder,
  tx: Tx,
  { login, role, name, regions = [], organisation, personId }: NewAccount,
  passwordHash: string,
): Promise<AccountActor> {
  const { vault } = builder.app.services
  const now = builder.clock.now()
  const accountId = await accountStore.create(tx, {
    loginLabel: login,
    loginIndex: vault.blindIndex('login', login),
    displayName: name,
    passwordHash,
    totpSealed: needsOneTimeCode(role) ? vault.encrypt(DEMONSTRATION_TOTP, TOTP_PLACE) : null,
    personId: personId ?? null,
    createdAt: now,
  })
  if (!accountId) throw new BrokenInvariant(`the account ${login} is taken`)
  const mandateId = await accountStore.grant(tx, {
    accountId,
    role,
    regionCodes: regions,
    organisationId: organisation?.id ?? null,
    organisationName: organisation?.name ?? null,
    validFrom: builder.daysAgo(800),
    reason: '演示',
    grantedAt: now,
  })
  return {
    kind: 'account',
    accountId,
    mandateId,
    role,
    regions: regions as readonly RegionCode[],
    ...(organisation ? { organisationId: organisation.id } : {}),
    ...(personId ? { personId } : {}),
  }
}
