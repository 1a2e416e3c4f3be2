import { expect, test } from 'vitest'
import { canonicalBytes, canonicalText } from './canonical-json.ts'
import { canonicalPayload, certificateText, readCertificate } from './certificate.ts'
import { certificateLeaf, leafOf } from './leaf.ts'
import { textShape } from './shape.ts'
import { aCertificate } from './testing/issuing-office.ts'
import { credentialBytes, credentialOf } from './verifiable-credential.ts'

test('what is written quickly for a certificate that was read is the canonical form, byte for byte', () => {
  const odd = { holder: { name: '"\\"achievement":null,"certificate":null\\ud83d😀' } }
  const plain = [...Array.from({ length: 60 }, (_, i) => aCertificate(i)), aCertificate(61, odd)]
  for (const data of plain) {
    const certificate = readCertificate(data)
    expect(certificateText(certificate)).toBe(canonicalText(data))
    expect(canonicalPayload(certificate)).toEqual(canonicalBytes(data))
    expect(credentialBytes(certificate)).toEqual(canonicalBytes(credentialOf(certificate)))
    expect(credentialBytes(data)).toEqual(canonicalBytes(credentialOf(certificate)))
    expect(leafOf(certificate)).toEqual(canonicalBytes(certificateLeaf(certificate)))
  }
})

test('writing to the payload that was handed out changes no later digest', () => {
  const certificate = readCertificate(aCertificate(3))
  const digests = () =>
    [leafOf(certificate), canonicalPayload(certificate)].map((bytes) => Buffer.from(bytes).toString('hex'))
  const before = digests()
  canonicalPayload(certificate).fill(0)
  expect(digests()).toEqual(before)
})

test('a text is taken if and only if it is in normal form C, well-formed and without control characters', () => {
  const shape = textShape(10)
  const taken = (text: string) => {
    try {
      return shape(text, 'text') === text
    } catch {
      return false
    }
  }
  for (let code = 0; code <= 0xffff; code++) {
    for (const text of [String.fromCharCode(code), `技${String.fromCharCode(code)}a`]) {
      const good = text.isWellFormed() && text.normalize('NFC') === text && !/[\p{Cc}\p{Bidi_Control}]/u.test(text)
      if (taken(text) !== good) expect.fail(`U+${code.toString(16)} ${good ? 'is refused' : 'is taken'}`)
    }
  }
})
