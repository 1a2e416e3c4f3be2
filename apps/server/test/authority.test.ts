import { type Endpoint, ROLES, type Role } from '@lingjiang/kernel'
import { Permissions } from '@lingjiang/platform'
import { type TestClient, testApp } from '@lingjiang/testkit'
import { beforeAll, describe, expect, test } from 'vitest'

const system = testApp()
const clients = new Map<Role | 'anonymous', TestClient>()
const REGIONS: Partial<Record<Role, readonly string[]>> = {
  'county-officer': ['440106'],
  'city-officer': ['440100'],
  'province-officer': ['440000'],
}
const ORGANISATION = '0b3f5c1e-8a55-4a9e-9d50-2f0f6f8f0a01'

beforeAll(async () => {
  clients.set('anonymous', system.anybody)
  for (const role of ROLES) {
    const regions = REGIONS[role]
    const mandate = { role, ...(regions ? { regions } : {}), organisationId: ORGANISATION, organisationName: '示例' }
    clients.set(role, await system.signIn(mandate))
  }
})

/** Signing out comes last: it ends the sessions that the others are called with. */
const endpoints = (): readonly Endpoint[] => {
  const all = system.app.modules.flatMap((module) => module.routes.map((route): Endpoint => route.contract))
  const endsSession = (endpoint: Endpoint) => endpoint.method === 'DELETE' && endpoint.path === '/identity/sessions'
  return [...all.filter((endpoint) => !endsSession(endpoint)), ...all.filter(endsSession)]
}
/** Parameters that belong to nobody, so that a call which passes the first wall changes nothing. */
const nobody = (endpoint: Endpoint) =>
  Object.fromEntries(
    [...endpoint.path.matchAll(/:([a-zA-Z]+)/g)].map(([, name]) => [name, '00000000-0000-4000-8000-000000000000']),
  )

// Roles × endpoints: the matrix grows with every feature, and so does its time.
describe('the authority matrix', { timeout: 300_000 }, () => {
  test('whoever lacks the permission is turned away from every endpoint, whoever holds it is not', async () => {
    const permissions = new Permissions(system.app.modules.map((module) => module.permissions))
    const wrong: string[] = []
    for (const endpoint of endpoints())
      for (const [role, client] of clients) {
        const actor =
          role === 'anonymous'
            ? { kind: 'anonymous' as const }
            : { kind: 'account' as const, accountId: '-', mandateId: '-', role, regions: [] }
        const allowed = permissions.allows(actor, endpoint.may)
        const result = await client.call(endpoint, { params: nobody(endpoint) } as never)
        const turnedAway = ['not-signed-in', 'not-permitted'].includes(result.problem?.code ?? '')
        if (turnedAway === allowed)
          wrong.push(`${role} ${endpoint.method} ${endpoint.path}: ${result.status} ${result.problem?.code ?? ''}`)
      }
    expect(wrong).toEqual([])
  })

  test('no endpoint answers a call out of nothing with a fault of its own', async () => {
    const broken: string[] = []
    for (const endpoint of endpoints())
      for (const [role, client] of clients) {
        const result = await client.call(endpoint, { params: nobody(endpoint) } as never)
        if (result.status >= 500) broken.push(`${role} ${endpoint.method} ${endpoint.path}: ${result.status}`)
      }
    expect(broken).toEqual([])
  })

  test('every endpoint stands in the published contract with its permission', async () => {
    const document = (await system.app.http.inject({ url: '/api/docs/json' })).json() as {
      paths: Record<string, Record<string, { description: string }>>
    }
    for (const endpoint of endpoints()) {
      const path = `/api${endpoint.path.replace(/:([a-zA-Z]+)/g, '{$1}')}`
      expect(document.paths[path]?.[endpoint.method.toLowerCase()]?.description, path).toContain(endpoint.may)
    }
  })
})
