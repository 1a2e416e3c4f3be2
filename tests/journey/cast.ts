import { randomUUID } from 'node:crypto'
import { type SyntheticPerson, syntheticPerson } from '@lingjiang/codes/synthetic'
import { hashPassword } from '@lingjiang/identity/server'
import type { TestApp, TestClient } from '@lingjiang/testkit'
import { DESK, openAccount, openPerson, PASSWORD, type Person, type Stage } from './people.ts'

export const ORGANISATION_NAME = '岭南示范技能评价中心'
const SITE_CITY = '440100'

/** Who takes part from the first day; experts, examiners and candidates join when they are put on a list or sign up. */
export type Cast = {
  readonly manager: Person
  readonly colleague: Person
  readonly city: Person
  readonly province: Person
  /** An officer of another city, who must see nothing of all this. */
  readonly otherCity: TestClient
}

/** Each with an account and a window of their own; an organisation has its account before it has entered its data. */
export async function openCast(stage: Stage): Promise<Cast> {
  const { system } = stage
  const organisation = { id: randomUUID(), name: ORGANISATION_NAME }
  const join = async (login: string, index: number, about: Omit<Parameters<typeof openAccount>[2], 'displayName'>) => {
    const account = await openAccount(system, login, { displayName: somebody(index).name, ...about })
    return openPerson(stage, account, { viewport: DESK })
  }
  return {
    manager: await join('manager', 20_000, { role: 'organisation-manager', organisation }),
    colleague: await join('colleague', 20_001, { role: 'organisation-manager', organisation }),
    city: await join('city', 20_002, { role: 'city-officer', regions: [SITE_CITY] }),
    province: await join('province', 20_003, { role: 'province-officer', regions: ['440000'] }),
    otherCity: await system.signIn({ role: 'city-officer', regions: ['440300'] }),
  }
}

/** Nobody real: staff, experts and candidates come from different ranges. */
export const somebody = (index: number): SyntheticPerson => syntheticPerson('journey', index)

/** Name and document as forms ask for them. */
export function identityOf(index: number) {
  const { name, documentType, documentNumber } = somebody(index)
  return { name, documentType, documentNumber }
}

/** An examiner on the list of staff signs in with a password of their own, which later stands under their signature. */
export async function examinerClient(system: TestApp, personId: string): Promise<TestClient> {
  const client = await system.signIn({ role: 'examiner', personId })
  const passwordHash = await hashPassword(PASSWORD)
  await system.owner`update identity.account set password_hash = ${passwordHash} where id = ${client.session?.accountId ?? ''}`
  return client
}
