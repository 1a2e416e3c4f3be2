import { randomUUID } from 'node:crypto'
import { type SyntheticPerson, syntheticPerson } from '@lingjiang/codes/synthetic'
import { SignIn } from '@lingjiang/identity/contract'
import { hashPassword } from '@lingjiang/identity/server'
import {
  CSRF_COOKIE,
  GetCase,
  type InProcessClient,
  inProcessClient,
  SESSION_COOKIE,
  TakeCaseAction,
} from '@lingjiang/platform'
import type { TestApp, TestClient } from '@lingjiang/testkit'
import { expect } from 'vitest'

export const PASSWORD = 'a long and quiet password'
export const ORGANISATION_NAME = '岭南示范技能评价中心'
const SITE_CITY = '440100'

/** Who takes part in the walk; experts, examiners and candidates join when they are put on a list or sign up. */
export type Cast = {
  readonly organisationId: string
  readonly manager: TestClient
  readonly colleague: TestClient
  readonly city: TestClient
  readonly otherCity: TestClient
  readonly province: TestClient
}

export async function openCast(system: TestApp): Promise<Cast> {
  const organisationId = randomUUID()
  const own = { role: 'organisation-manager', organisationId, organisationName: ORGANISATION_NAME } as const
  return {
    organisationId,
    manager: await system.signIn(own),
    colleague: await system.signIn(own),
    city: await system.signIn({ role: 'city-officer', regions: [SITE_CITY] }),
    otherCity: await system.signIn({ role: 'city-officer', regions: ['440300'] }),
    province: await system.signIn({ role: 'province-officer', regions: ['440000'] }),
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

/** The candidate comes back on another day, by phone number and password. */
export async function signInAgain(system: TestApp, person: SyntheticPerson): Promise<InProcessClient> {
  const body = { account: person.phone, password: PASSWORD }
  return browserWith(system, await system.anybody.call(SignIn, { body }))
}

type SignedIn = {
  readonly status: number
  readonly cookies: readonly { readonly name: string; readonly value: string }[]
}
function browserWith(system: TestApp, { status, cookies }: SignedIn): InProcessClient {
  expect(status).toBe(200)
  const cookie = (wanted: string) => cookies.find((one) => one.name === wanted)?.value ?? ''
  return inProcessClient(system.app.http, { token: cookie(SESSION_COOKIE), csrfToken: cookie(CSRF_COOKIE) })
}

/** Takes an action on a case as it stands now, and expects it to be done. @returns the new state */
export async function act(
  client: InProcessClient,
  caseId: string,
  action: string,
  more: { readonly reason?: string; readonly to?: string } = {},
): Promise<string> {
  const found = await client.get(GetCase, { params: { caseId } })
  const done = await client.call(TakeCaseAction, {
    params: { caseId, action },
    body: {
      expectedVersion: found.case.version,
      ...(more.reason ? { reason: more.reason } : {}),
      ...(more.to ? { input: { outcome: more.to } } : {}),
    },
  })
  expect([action, done.status, done.problem]).toEqual([action, 200, undefined])
  return done.body.state
}
