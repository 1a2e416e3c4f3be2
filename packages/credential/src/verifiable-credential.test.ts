import { expect, test } from 'vitest'
import { canonicalBytes } from './canonical-json.ts'
import { type CertificatePayload, readCertificate } from './certificate.ts'
import { aCertificate, type CertificateChanges } from './testing/issuing-office.ts'
import { credentialBytes, credentialOf } from './verifiable-credential.ts'

const isCanonical = (certificate: CertificatePayload) =>
  expect(credentialBytes(certificate)).toEqual(canonicalBytes(credentialOf(certificate)))

test('the bytes of a credential are its canonical form, whatever a name spells', () => {
  const odd = { ...aCertificate(1), holder: { name: '"achievement":null,"certificate":null' } }
  for (const certificate of [aCertificate(3), readCertificate(aCertificate(3)), odd, readCertificate(odd)])
    isCanonical(certificate)
})

test('no two certificates share what an achievement says unless they agree in all of it', () => {
  const { occupation, organisation } = aCertificate(3)
  const changes: CertificateChanges[] = [
    {},
    { level: '1' },
    { scores: { theory: 70 } },
    { scores: { review: 70 } },
    { occupation: { ...occupation, code: '6-31-01-04' } },
    { occupation: { ...occupation, name: `${occupation.name}员` } },
    { occupation: { code: occupation.code, name: occupation.name } },
    { occupation: { ...occupation, workType: '"直流",\\配电' } },
    { organisation: { ...organisation, name: '"甲","乙"' } },
    { organisation: { ...organisation, uscc: '91440101MA5EXAMPX5' } },
  ]
  for (const change of [...changes, ...changes]) isCanonical(readCertificate(aCertificate(3, change)))
})

test('a certificate that was read cannot be changed afterwards', () => {
  const certificate = readCertificate(aCertificate(3))
  expect(() => Object.assign(certificate.holder, { name: '李四' })).toThrow(TypeError)
})
