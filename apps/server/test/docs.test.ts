import { testApp } from '@lingjiang/testkit'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'

const system = testApp()
const get = (url: string, language = 'zh') => system.app.http.inject({ url, headers: { 'accept-language': language } })
const endpoints = () => system.app.modules.flatMap((module) => module.routes.map((route) => route.contract))

describe('the published contract', () => {
  test('is a valid OpenAPI 3.1 document', async () => {
    const validator = new Validator()
    const result = await validator.validate((await get('/api/docs/json')).json())
    expect(result.errors ?? []).toEqual([])
    expect([result.valid, validator.version]).toEqual([true, '3.1'])
  })

  test('names each path parameter in braces and declares it, and each operation has its own id', async () => {
    const { paths } = (await get('/api/docs/json')).json() as {
      paths: Record<string, Record<string, { operationId: string; parameters?: { name: string; in: string }[] }>>
    }
    const ids: string[] = []
    for (const [path, operations] of Object.entries(paths))
      for (const operation of Object.values(operations)) {
        ids.push(operation.operationId)
        const declared = (operation.parameters ?? []).filter((one) => one.in === 'path').map((one) => one.name)
        expect(declared.sort(), path).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort())
        expect(path).not.toContain(':')
      }
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('says of each endpoint which refusals it answers with which status', async () => {
    const { paths } = (await get('/api/docs/json')).json() as {
      paths: Record<string, Record<string, { responses: Record<string, { description: string }> }>>
    }
    const answers = paths['/api/identity/sessions']?.post?.responses ?? {}
    expect(answers['401']?.description).toBe('sign-in-failed, one-time-password-expired')
    expect(answers['429']?.description).toContain('account-locked')
  })
})

type Schema = {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: unknown
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
}

/** Places in a schema where members that nobody declared would come in. */
function openPlaces(schema: Schema | undefined, where: string): readonly string[] {
  if (!schema) return []
  const { type, properties, additionalProperties, items, anyOf = [] } = schema
  return [
    ...(type === 'object' && properties && additionalProperties !== false ? [where] : []),
    ...Object.entries(properties ?? {}).flatMap(([name, member]) => openPlaces(member, `${where}.${name}`)),
    ...openPlaces(items, `${where}[]`),
    ...anyOf.flatMap((one) => openPlaces(one, where)),
  ]
}

test('no body takes in members that the contract does not name, however deep', () => {
  const open = endpoints().flatMap((contract) =>
    openPlaces(contract.body as Schema | undefined, `${contract.method} ${contract.path}`),
  )
  expect(open).toEqual([])
})

describe('the page of the contract', () => {
  test.each(['zh', 'en'])(
    'lists every endpoint with permission and refusals, without any script: %s',
    async (language) => {
      const page = await get('/api/docs', language)
      expect(page.headers['content-type']).toContain('text/html')
      expect(page.body).not.toMatch(/<script|\son\w+=|javascript:/i)
      for (const { method, path, may } of endpoints()) {
        expect(page.body).toContain(`<span class="method">${method}</span> /api${path}</code>`)
        if (may !== 'public' && may !== 'signed-in') expect(page.body).toContain(`<code>${may}</code>`)
      }
    },
  )
})

describe('the page of a problem', () => {
  test('stands behind the type of every refusal, in both languages, with its clause', async () => {
    for (const { refusals } of system.app.modules)
      for (const [code, entry] of Object.entries(refusals.entries)) {
        const page = await get(`/problems/${refusals.context}/${code}`)
        expect(page.statusCode, code).toBe(200)
        for (const text of [entry.text.zh, entry.text.en, entry.clause ?? ''])
          expect(page.body, code).toContain(
            text.replace(
              /[&<>"']/g,
              (mark) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' }[mark]};`,
            ),
          )
      }
  })

  test.each(['malformed-request', 'unexpected', 'no-such-address', 'not-signed-in'])(
    '%s of the platform too',
    async (code) => {
      expect((await get(`/problems/platform/${code}`, 'en')).statusCode).toBe(200)
    },
  )

  test.each(['/problems/identity/no-such-code', '/problems/registry/sign-in-failed', '/problems/platform/constructor'])(
    '%s is no problem of ours',
    async (url) => {
      expect((await get(url)).body).not.toContain('‹')
    },
  )
})
