const bytes = (...values: readonly number[]) => Uint8Array.from(values)
const text = (content: string) => new TextEncoder().encode(content)

/** UTF-16 with its byte order mark, as some editors save a text. */
function utf16(content: string): Uint8Array {
  return Uint8Array.from([
    0xff,
    0xfe,
    ...[...content].flatMap((one) => [one.charCodeAt(0) & 0xff, one.charCodeAt(0) >> 8]),
  ])
}

const START = '{"type":"lingjiang-bundle/1",'

/** Files that are no certificate: broken, foreign, oversized, or made to hurt their reader. Every way of checking must say so, calmly. */
export const HOSTILE_FILES: readonly (readonly [string, Uint8Array])[] = [
  ['empty', bytes()],
  ['one byte', bytes(0x86)],
  ['only zeroes', new Uint8Array(4096)],
  ['the head of a picture', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)],
  ['the head of a PDF', text('%PDF-1.7\n%âãÏÓ\n1 0 obj\n')],
  ['a zip', bytes(0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0)],
  ['gzip that would unpack for ever', bytes(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 0xec, 0xc0, 0x81, 0, 0, 0, 0, 0x80)],
  ['a web page', text('<!doctype html><script>alert(1)</script>')],
  ['another credential', text('{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"]}')],
  ['a bare token', text('eyJhbGciOiJub25lIn0.eyJ0eXBlIjoibGluZ2ppYW5nLWJ1bmRsZS8xIn0.')],
  ['a trust list', text('{"type":"lingjiang-trust/1","issuers":[]}')],
  ['a list of bundles', text('[{"type":"lingjiang-bundle/1"},{"type":"lingjiang-bundle/1"}]')],
  ['a bundle of a later form', text('{"type":"lingjiang-bundle/2","certificate":{},"proofs":[]}')],
  ['deep nesting', text('['.repeat(200_000))],
  ['deep nesting inside a bundle', text(`${START}"certificate":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`)],
  ['deep nesting in CBOR', new Uint8Array(100_000).fill(0x81)],
  ['a CBOR list that says it is huge', bytes(0x86, 0x9b, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff)],
  ['a CBOR text that says it is huge', bytes(0x86, 0x7b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)],
  ['CBOR without an end', bytes(0x9f, 0x63, 0x4c, 0x4a, 0x31, 0xa0)],
  ['CBOR of a wrong length', bytes(0x86, 0x63, 0x4c, 0x4a, 0x31)],
  ['a number beyond all numbers', text(`${START}"certificate":1e400}`)],
  ['a number beyond exactness', text(`${START}"certificate":9007199254740993,"proofs":[]}`)],
  ['NaN', text(`${START}"certificate":NaN}`)],
  ['a name twice', text('{"type":"lingjiang-bundle/1","type":"lingjiang-bundle/1"}')],
  [
    'a name twice, once spelled with an escape',
    text('{"type":"lingjiang-bundle/1","\\u0074ype":"lingjiang-bundle/1"}'),
  ],
  ['prototype pollution', text('{"__proto__":{"overall":"valid"},"constructor":{"prototype":{"ok":true}}}')],
  ['a million names', text(`{${Array.from({ length: 200_000 }, (_, i) => `"n${i}":0`).join()}}`)],
  ['half a character', text(`${START}"certificate":"\\ud800","proofs":[]}`)],
  ['a byte order mark', bytes(0xef, 0xbb, 0xbf, ...text(`${START}"proofs":[]}`))],
  ['UTF-16', utf16(`${START}"proofs":[]}`)],
  ['invalid UTF-8', bytes(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d)],
  ['overlong UTF-8', bytes(0x7b, 0x22, 0xc0, 0xaf, 0x22, 0x3a, 0x31, 0x7d)],
  ['a remark in JSON', text(`${START}/* valid */"proofs":[]}`)],
  ['something after the end', text(`${START}"proofs":[]} {"overall":"valid"}`)],
  ['markup as a name', text(`${START}"<img src=x onerror=alert(1)>":1}`)],
  ['more than any certificate', new Uint8Array(5_000_000).fill(0x20)],
]
