import { describe, expect, test } from 'vitest'
import type { Bundle } from './bundle.ts'
import { canonicalBytes } from './canonical-json.ts'
import { encodeCompact, encodeForQr } from './compact-bundle.ts'
import { statusLeafOf } from './leaf.ts'
import { aCertificate, ISSUER, IssuingOffice } from './testing/issuing-office.ts'
import { signVcJwt } from './vc-jwt.ts'
import { verifyBundle } from './verify-bundle.ts'

const NOON = '2026-03-03T04:00:00Z'
const office = new IssuingOffice()
const trust = office.trust()
const [whole, second] = office.issue([aCertificate(1), aCertificate(2)], { seal: true, dataIntegrity: true }) as [
  Bundle,
  Bundle,
]

function outcome(presented: Parameters<typeof verifyBundle>[0], believed = trust, at = NOON) {
  const { overall, steps } = verifyBundle(presented, believed, at)
  return { overall, why: steps.filter(({ outcome: found }) => found !== 'proved').map(({ why }) => why) }
}

describe('verifying a stapled bundle', () => {
  test('a whole bundle is valid, with every step proved', () => {
    const verdict = verifyBundle(whole, trust, NOON)

    expect(verdict.steps.map(({ step, outcome: found, why }) => [step, found, why])).toEqual([
      ['read', 'proved', 'readable'],
      ['issuer', 'proved', 'issuer-known'],
      ['signature', 'proved', 'signature-good'],
      ['seal', 'proved', 'seal-good'],
      ['register', 'proved', 'registered'],
      ['witnesses', 'proved', 'witnessed'],
      ['authority', 'proved', 'authority-filed'],
      ['status', 'proved', 'status-good'],
    ])
    expect(verdict.overall).toBe('valid')
    expect(verdict.statusFrom).toBe('2026-03-02T08:00:00Z')
  })

  test.each(['ed25519', 'es256'] as const)(
    'a certificate signed with %s is valid as data, JSON text, JSON bytes and compact bytes',
    (name) => {
      const [made] = office.issue([aCertificate(7)], {}, office[name]) as [Bundle]
      for (const form of [made, JSON.stringify(made, null, 2), canonicalBytes(made), encodeCompact(made)]) {
        expect(outcome(form)).toEqual({ overall: 'valid', why: [] })
      }
    },
  )

  test('what a QR code can carry proves signature and issuer, and says that register and status are not proved', () => {
    expect(outcome(encodeForQr(whole))).toEqual({
      overall: 'unproved',
      why: ['register-absent', 'witnesses-too-few', 'authority-uncommitted', 'status-absent'],
    })
  })

  test('a revoked certificate is revoked, a suspended one suspended, each with its date', () => {
    const [revoked] = office.issue([aCertificate(3)], { revoked: [3] }) as [Bundle]
    const [suspended] = office.issue([aCertificate(3)], { suspended: [3] }) as [Bundle]
    expect(outcome(revoked).overall).toBe('revoked')
    expect(outcome(suspended).overall).toBe('suspended')
    expect(verifyBundle(revoked, trust, NOON).steps.at(-1)?.text.en).toContain('2026-03-02')
  })

  test('a list that has run out is not good, unless the verifier says for how long it will do; a revocation never wears off', () => {
    const later = '2026-03-12T00:00:00Z'
    const patient = office.trust({ policy: { witnesses: 2, seal: false, staleStatusDays: 30 } })
    const [revoked] = office.issue([aCertificate(3)], { revoked: [3] }) as [Bundle]

    expect(outcome(whole, trust, later)).toEqual({ overall: 'unproved', why: ['status-stale'] })
    expect(outcome(whole, patient, later).overall).toBe('valid')
    expect(outcome(revoked, trust, later).overall).toBe('revoked')
  })

  test('a newer list brought by the verifier outweighs the one stapled', () => {
    const newer = office.statusList('revocation', [1], {
      listFrom: '2026-03-03T00:00:00Z',
      listUntil: '2026-03-10T00:00:00Z',
    })
    const [place] = office.register([statusLeafOf(newer)])
    const evidence = { list: newer, register: { index: 0, path: [], checkpoint: place?.checkpoint as string } }
    expect(outcome(whole, office.trust({ statusLists: [evidence] })).overall).toBe('revoked')
  })

  test('before its day of issue a certificate is not yet valid', () => {
    expect(outcome(whole, trust, '2026-03-01T12:00:00Z').overall).toBe('not-yet-valid')
  })

  test('another certificate under the same proofs is altered', () => {
    expect(outcome({ ...whole, certificate: second.certificate }).overall).toBe('altered')
  })

  test('an issuer, a key or a log that is not trusted is unknown, and never valid', () => {
    const stranger = new IssuingOffice()
    expect(outcome(whole, { ...trust, issuers: [] }).overall).toBe('unknown-issuer')
    expect(outcome(whole, { ...trust, issuers: stranger.trust().issuers }).overall).toBe('unknown-issuer')
    expect(outcome(whole, { ...trust, logs: [] }).overall).toBe('unproved')
    expect(outcome(whole, { ...trust, witnesses: [] }).overall).toBe('unproved')
  })

  test('a certificate outside its scope, its key or its organisation is unauthorised', () => {
    const issued = (changes: Parameters<typeof aCertificate>[1]) =>
      office.issue([aCertificate(5, changes)])[0] as Bundle
    const { authority } = aCertificate(5)
    expect(outcome(issued({ authority: { ...authority, level: '1' } })).overall).toBe('unauthorised')
    expect(outcome(issued({ authority: { ...authority, to: '2026-03-01' } })).overall).toBe('unauthorised')
    expect(outcome(issued({ issuedOn: '2024-12-31', authority: { ...authority, from: '2024-01-01' } })).overall).toBe(
      'unauthorised',
    )
    const narrow = office.trust()
    const issuers = narrow.issuers.map((issuer) => ({ ...issuer, organisations: ['914401010000000000'] }))
    expect(outcome(whole, { ...narrow, issuers }).overall).toBe('unauthorised')
  })

  test('a seal that policy asks for and nobody attached leaves the certificate unproved', () => {
    const [bare] = office.issue([aCertificate(6)]) as [Bundle]
    expect(outcome(bare, office.trust({ policy: { witnesses: 2, seal: true, staleStatusDays: 0 } }))).toEqual({
      overall: 'unproved',
      why: ['seal-absent'],
    })
  })

  test('a signature whose header names another algorithm than its key is altered, not tried', () => {
    const [head, body, seal] = signVcJwt(aCertificate(1), office.ed25519).split('.') as [string, string, string]
    const claims = JSON.parse(Buffer.from(head, 'base64url').toString())
    for (const alg of ['none', 'HS256', 'ES256', 'RS256', 'SM2']) {
      const header = Buffer.from(JSON.stringify({ ...claims, alg })).toString('base64url')
      expect(outcome({ ...whole, proofs: [{ type: 'vc+jwt', jwt: `${header}.${body}.${seal}` }] }).overall, alg).toBe(
        'altered',
      )
    }
  })

  test('an issuer that is only trusted by name, with an unknown key, still shows that the content was changed', () => {
    const changed = { ...whole, certificate: { ...whole.certificate, issuer: `${ISSUER}/other` } }
    expect(outcome(changed).overall).toBe('altered')
  })
})
