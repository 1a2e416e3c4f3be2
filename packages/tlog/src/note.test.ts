import { afterAll, describe, expect, test } from 'vitest'
import { fromBase64, toBase64, toUtf8 } from './encoding.ts'
import { logKey, logSm2Key } from './fixtures/keys.ts'
import {
  ed25519Signer,
  formatNote,
  formatSignerKey,
  formatVerifierKey,
  type NoteVerifier,
  openNote,
  parseNote,
  parseSignerKey,
  parseVerifierKey,
  signNote,
  sm2Verifier,
} from './index.ts'

/** The examples of C2SP signed-note and of Go's package note. */
const published = [
  {
    from: 'C2SP signed-note',
    key: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
    note: 'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
  },
  {
    from: 'golang.org/x/mod/sumdb/note',
    key: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    note: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n",
  },
]

function verifierOf(key: string): NoteVerifier {
  const verifier = parseVerifierKey(key)
  if (!verifier.ok) throw new Error(verifier.code)
  return verifier.value
}

function open(text: string, ...verifiers: NoteVerifier[]) {
  const note = parseNote(text)
  return note.ok ? openNote(note.value, verifiers) : note
}

afterAll(() =>
  console.log(
    `signed notes: ${published.map(({ from }) => from).join(' and ')}, 1 example each, opened and written alike`,
  ),
)

describe('a signed note', () => {
  test.each(published)('of $from opens with its key, and formats back to the same text', ({ key, note }) => {
    const parsed = parseNote(toUtf8(note))

    expect(open(note, verifierOf(key))).toMatchObject({ ok: true, value: { text: `${note.split('\n\n')[0]}\n` } })
    expect(parsed.ok && formatNote(parsed.value)).toBe(note)
    expect(formatVerifierKey(verifierOf(key))).toBe(key)
  })

  test('is signed with the key of the Go example as the Go example is', () => {
    const secret = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz'
    const key = parseSignerKey(secret)
    const expected = published[1]?.note ?? ''

    expect(key && formatNote(signNote(`${expected.split('\n\n')[0]}\n`, [ed25519Signer(key.name, key.seed)]))).toBe(
      expected,
    )
    expect(key && formatSignerKey(key)).toBe(secret)
  })

  test('keeps empty lines and Chinese in its text', () => {
    const text = '岭匠\n\n技能等级\n'
    const note = formatNote(signNote(text, [logKey, logSm2Key]))

    expect(open(note, logKey.verifier, logSm2Key.verifier)).toMatchObject({ ok: true, value: { text } })
  })

  test('sets lines of unknown keys aside, also such as share the name or the id of a known one', () => {
    const namesake = ed25519Signer(logKey.name, new Uint8Array(32).fill(9))
    const signed = signNote('text\n', [logKey, namesake])
    const strange = { ...signed, signatures: [{ ...namesake, signature: new Uint8Array(64) }, ...signed.signatures] }

    expect(openNote(strange, [logKey.verifier])).toMatchObject({
      ok: true,
      value: { unknown: { length: 2 }, verified: { length: 1 } },
    })
  })

  test('is refused whole when one signature of a known key is bad', () => {
    const signed = signNote('text\n', [logKey, logSm2Key])
    const spoilt = { ...signed, text: 'tent\n' }
    const half = {
      ...signed,
      signatures: [signed.signatures[0], { ...signed.signatures[1], signature: new Uint8Array(64) }],
    }

    expect(openNote(spoilt, [logKey.verifier])).toMatchObject({ code: 'signature-invalid' })
    expect(openNote(half as typeof signed, [logKey.verifier, logSm2Key.verifier])).toMatchObject({
      code: 'signature-invalid',
    })
    expect(openNote(signed, [])).toMatchObject({ code: 'note-unsigned' })
  })

  const line =
    '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n'
  test.each([
    ['nothing', ''],
    ['no signature', 'text\n\n'],
    ['no blank line', `text\n${line}`],
    ['an unended signature line', `text\n\n${line.slice(0, -1)}`],
    ['a hyphen for the dash', `text\n\n-${line.slice(1)}`],
    ['a tab', `te\txt\n\n${line}`],
    ['a carriage return', `text\r\n\n${line}`],
    ['half a surrogate pair', `te\ud800xt\n\n${line}`],
    ['a plus in the name', `text\n\n${line.replace('foo', 'f+o')}`],
    ['base64 that is not canonical', `text\n\n${line.replace('aQM=', 'aQN=')}`],
    ['base64 without padding', `text\n\n${line.replace('aQM=', 'aQM')}`],
    ['a key id without a signature', 'text\n\n— example.com/foo Uw2QOg==\n'],
    ['text after the signatures', `text\n\n${line}more\n`],
  ])('with %s is malformed', (_, note) => {
    expect(parseNote(note)).toMatchObject({ code: 'note-malformed' })
  })

  test('that is not UTF-8 or is oversized is refused unread', () => {
    expect(parseNote(Uint8Array.of(0xff, 0x0a, 0x0a))).toMatchObject({ code: 'note-malformed' })
    expect(parseNote('a'.repeat(1_000_001))).toMatchObject({ code: 'note-too-large' })
    expect(parseNote(`text\n\n${line.repeat(101)}`)).toMatchObject({ code: 'note-too-large' })
  })

  test.each([
    ['example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k', 'verifier-key-id-mismatch'],
    ['example.com/fo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k', 'verifier-key-id-mismatch'],
    ['example.com/foo+530d903a+A+kyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k', 'verifier-key-type-unknown'],
    ['example.com/foo+530d903a+Aeky', 'verifier-key-malformed'],
    ['example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k', 'verifier-key-malformed'],
    ['example.com/foo', 'verifier-key-malformed'],
    ['', 'verifier-key-malformed'],
  ])('verifier key %s is refused: %s', (key, code) => {
    expect(parseVerifierKey(key)).toMatchObject({ ok: false, code })
  })
})

describe('SM2 as a second key of a note', () => {
  // GB/T 32918.5-2017 Annex A.2: the standard's own key, message and signature.
  const point = `04${'09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020'}${'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13'}`
  const signature = `f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3${'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa'}`
  const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))

  test('verifies the signature printed in the standard', () => {
    const key = sm2Verifier('standard.example', bytes(point))

    expect(key.verify(toUtf8('message digest'), bytes(signature))).toBe(true)
    expect(key.verify(toUtf8('message digesT'), bytes(signature))).toBe(false)
    expect(key.verify(toUtf8('message digest'), new Uint8Array(64))).toBe(false)
    expect(key.verify(toUtf8('message digest'), bytes(signature).subarray(1))).toBe(false)
  })

  test('has a verifier key that reads back, and an id of its own beside Ed25519 of the same name', () => {
    const text = formatVerifierKey(logSm2Key.verifier)

    expect(verifierOf(text).keyId).toBe(logSm2Key.keyId)
    expect(logSm2Key.keyId).not.toBe(logKey.keyId)
    expect(() => sm2Verifier('off.curve', bytes(point.replace('13', '14')))).toThrow(RangeError)
  })
})

test('base64 reads back what it writes and nothing else', () => {
  for (let length = 0; length < 70; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 77 + length) & 255)
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
    expect(fromBase64(toBase64(bytes))).toEqual(bytes)
  }
  for (const text of ['A', 'AA', 'AAA', 'AB==', 'AAB=', 'A===', '====', 'AA=A', 'AA-_', 'AAA\n', '中文字符'])
    expect(fromBase64(text)).toBeUndefined()
})
