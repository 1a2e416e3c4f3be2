import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { createVerifier } from '@lingjiang/credential'
import { plainDate } from '@lingjiang/kernel'
import { transactAsSystem } from '@lingjiang/platform'
import { testApp } from '@lingjiang/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { GetBundle, GetDocument, ListCertificates, ListOwnCertificates } from '../contract/index.ts'
import { issueGroup } from './issue-group.ts'
import { trustOf } from './trust-of.ts'

const system = testApp()
const person = syntheticPerson('document', 3)
const [personId, organisationId] = [randomUUID(), randomUUID()]
let certificateId = ''

beforeAll(async () => {
  const issued = await transactAsSystem(system.app.services.db, 'test', (tx) =>
    issueGroup(
      tx,
      system.app.services,
      {
        sessionId: randomUUID(),
        organisation: {
          id: organisationId,
          code: 'S000044000072',
          name: '示例岭南职业技能评价中心',
          uscc: '91440300708461136T',
          kind: 'training-and-assessment-org',
        },
        occupation: { code: '6-31-01-03', name: '电工', workType: null },
        level: '3',
        audience: 'public',
        regionCode: '440106',
        issuedOn: plainDate('2026-11-23'),
        authority: { filing: '粤技服备〔2025〕12号', from: plainDate('2025-01-01'), to: null },
      },
      [
        {
          registrationId: randomUUID(),
          personId,
          holderName: person.name,
          documentType: person.documentType,
          documentNumber: person.documentNumber,
          photoSha256: null,
          scores: { theory: 90, practical: 84 },
        },
      ],
      system.clock.now(),
    ),
  )
  certificateId = 'certificateIds' in issued ? (issued.certificateIds[0] ?? '') : ''
  await system.owner`insert into identity.person (id, name, document_type, document_sealed, document_index, assurance, synthetic, created_at)
    values (${personId}, ${person.name}, 'resident-id', '\\x00', '\\x00', 'stated', true, now())`
})

describe('a certificate in the hands of', () => {
  test('its holder: listed, as a document with embedded Chinese type, and as a file that verifies anywhere', async () => {
    const holder = await system.signIn({ role: 'candidate', personId })
    expect((await holder.get(ListOwnCertificates)).certificates.map((row) => row.id)).toEqual([certificateId])
    const document = await holder.call(GetDocument, { params: { certificateId } })
    expect(document.headers['content-type']).toBe('application/pdf')
    expect(document.raw.subarray(0, 5).toString()).toBe('%PDF-')
    expect(document.raw.includes('FontFile2')).toBe(true)
    if (process.env.KEEP_DOCUMENT) writeFileSync(process.env.KEEP_DOCUMENT, document.raw)
    const bundle = await holder.call(GetBundle, { params: { certificateId } })
    expect(createVerifier(trustOf(system.app.services)).verify(bundle.raw.toString(), system.clock.now()).overall).toBe(
      'valid',
    )
  })

  test('its organisation and officers of the region: listed; of others: not found', async () => {
    const organisation = await system.signIn({ role: 'organisation-manager', organisationId, organisationName: '示例' })
    const officer = await system.signIn({ role: 'county-officer', regions: ['440106'] })
    for (const client of [organisation, officer]) {
      expect((await client.get(ListCertificates, { query: { level: '3' } })).total).toBe(1)
      expect((await client.call(GetDocument, { params: { certificateId } })).status).toBe(200)
    }
    const strangers = [
      await system.signIn({ role: 'county-officer', regions: ['440200'] }),
      await system.signIn({ role: 'organisation-manager', organisationId: randomUUID(), organisationName: '别家' }),
      await system.signIn({ role: 'candidate', personId: undefined as never }),
    ]
    for (const stranger of strangers)
      expect((await stranger.call(GetDocument, { params: { certificateId } })).status).toBe(404)
    expect((await system.anybody.call(GetDocument, { params: { certificateId } })).status).toBe(401)
  })
})
