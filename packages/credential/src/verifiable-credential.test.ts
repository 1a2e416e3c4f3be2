import { expect, test } from 'vitest'
import { canonicalText } from './canonical-json.ts'
import { readCertificate } from './certificate.ts'
import { aCertificate } from './testing/issuing-office.ts'
import { credentialOf, credentialText } from './verifiable-credential.ts'

test('the text of a credential is its canonical form, whatever a name spells', () => {
  const odd = { ...aCertificate(1), holder: { name: '"certificate":null,"identifier"' } }
  for (const certificate of [aCertificate(3), readCertificate(aCertificate(3)), odd]) {
    expect(credentialText(certificate)).toBe(canonicalText(credentialOf(certificate)))
  }
})

test('a certificate that was read cannot be changed afterwards', () => {
  const certificate = readCertificate(aCertificate(3))
  expect(() => Object.assign(certificate.holder, { name: '李四' })).toThrow(TypeError)
})
