import { sm2 as oracle } from 'sm-crypto-v2'
import { describe, expect, test } from 'vitest'
import { signatureToDer } from './der-signature.ts'
import {
  bytesToNumber,
  numberToBytes,
  sm2ManySigner,
  sm2PrivateKey,
  sm2PublicKey,
  sm2Signer,
  sm2Verifier,
} from './sm2.ts'

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))
const show = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** GB/T 32918.5-2017 Annex A.2. */
const STANDARD = {
  d: hex('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8'),
  x: '09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020',
  y: 'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  k: 0x59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21n,
  signature:
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
}
const MESSAGE = new TextEncoder().encode('message digest')

describe('SM2', () => {
  test('the key, the signature and the verification of GB/T 32918.5 Annex A.2 come out as printed', () => {
    const { x, y } = sm2PublicKey(STANDARD.d)
    expect([show(x), show(y)]).toEqual([STANDARD.x, STANDARD.y])

    const signature = sm2Signer(STANDARD.d, '1234567812345678', () => STANDARD.k)(MESSAGE)

    expect(show(signature)).toBe(STANDARD.signature)
    expect(sm2Verifier(x, y)(MESSAGE, signature)).toBe(true)
  })

  test('another implementation agrees, both ways, for 40 fresh keys', () => {
    for (let i = 0; i < 40; i++) {
      const d = sm2PrivateKey()
      const { x, y } = sm2PublicKey(d)
      const publicKey = `04${show(x)}${show(y)}`
      const ours = show(sm2Signer(d)(MESSAGE))
      const theirs = oracle.doSignature(MESSAGE, show(d), { hash: true, publicKey })
      expect(oracle.doVerifySignature(MESSAGE, ours, publicKey, { hash: true })).toBe(true)
      expect(sm2Verifier(x, y)(MESSAGE, hex(theirs))).toBe(true)
    }
  })

  test('what is signed together verifies one by one, here and elsewhere, and no two share a nonce', () => {
    const d = sm2PrivateKey()
    const { x, y } = sm2PublicKey(d)
    const messages = Array.from({ length: 300 }, (_, i) => new TextEncoder().encode(`message ${i % 250}`))
    const signatures = sm2ManySigner(d)(messages)
    const verify = sm2Verifier(x, y)

    signatures.forEach((signature, i) => {
      expect(verify(messages[i] as Uint8Array, signature)).toBe(true)
      if (i % 30 === 0) {
        expect(
          oracle.doVerifySignature(messages[i] as Uint8Array, show(signature), `04${show(x)}${show(y)}`, {
            hash: true,
          }),
        ).toBe(true)
      }
    })
    expect(new Set(signatures.map(show)).size).toBe(300)
    expect(sm2ManySigner(d)([])).toEqual([])
  })

  test('another identifier, another message, a flipped bit, r or s outside [1, n-1] do not verify', () => {
    const d = sm2PrivateKey()
    const { x, y } = sm2PublicKey(d)
    const signature = sm2Signer(d)(MESSAGE)
    const n = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n
    const withR = (r: bigint) => Uint8Array.from([...numberToBytes(r), ...signature.subarray(32)])

    expect(sm2Verifier(x, y, 'somebody@else')(MESSAGE, signature)).toBe(false)
    expect(sm2Verifier(x, y)(new TextEncoder().encode('Message digest'), signature)).toBe(false)
    for (let bit = 0; bit < 512; bit += 37) {
      const bent = signature.slice()
      bent[bit >> 3] = (bent[bit >> 3] as number) ^ (1 << (bit & 7))
      expect(sm2Verifier(x, y)(MESSAGE, bent)).toBe(false)
    }
    expect(sm2Verifier(x, y)(MESSAGE, withR(0n))).toBe(false)
    expect(sm2Verifier(x, y)(MESSAGE, withR(n))).toBe(false)
    expect(sm2Verifier(x, y)(MESSAGE, withR((bytesToNumber(signature.subarray(0, 32)) + n) % (1n << 256n)))).toBe(false)
    expect(() => sm2Verifier(x, x)).toThrow('wrong-shape')
    expect(signatureToDer(signature)[0]).toBe(0x30)
  })
})
