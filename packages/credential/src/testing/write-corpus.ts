import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Bundle, bundle } from '../bundle.ts'
import { canonicalText } from '../canonical-json.ts'
import { encodeCompact, encodeForQr } from '../compact-bundle.ts'
import { sealSm2Group } from '../seal.ts'
import { signVcJwt } from '../vc-jwt.ts'
import { verifyBundle } from '../verify-bundle.ts'
import { aCertificate, IssuingOffice, type IssuingOptions } from './issuing-office.ts'

/**
 * Writes one era of the frozen corpus: `node src/testing/write-corpus.ts 2027-01`. An era is written once and never again: it shows that
 * certificates issued by this version of the package keep their verdict with every later one.
 */
const era = process.argv[2]
if (!era || !/^\d{4}-\d{2}$/.test(era)) throw new RangeError('name the era: YYYY-MM')
const folder = fileURLToPath(new URL(`../../corpus/${era}`, import.meta.url))
if (existsSync(folder)) throw new RangeError(`${era} has been written: eras are never overwritten`)
mkdirSync(folder, { recursive: true })

const NOON = '2026-03-03T04:00:00Z'
const office = new IssuingOffice()
const trust = office.trust()
const stranger = new IssuingOffice()
const issue = (serial: number, options: IssuingOptions = {}, changes = {}, key = office.ed25519) =>
  office.issue([aCertificate(serial, changes), aCertificate(900 + serial)], options, key)[0] as Bundle
const { scores: _, ...bare } = aCertificate(31)
const { authority } = aCertificate(8)
const group = Array.from({ length: 11 }, (__, i) => aCertificate(600 + i))
const whole = issue(3, { seal: true, dataIntegrity: true })

const CASES: readonly (readonly [string, Bundle | Uint8Array, string])[] = [
  ...Array.from({ length: 6 }, (__, i) => [`eddsa-${i}`, issue(10 + i), NOON] as const),
  ...Array.from({ length: 4 }, (__, i) => [`es256-${i}`, issue(20 + i, {}, {}, office.es256), NOON] as const),
  ['all-proofs', whole, NOON],
  ['all-proofs-compact', encodeCompact(whole), NOON],
  ['qr', encodeForQr(whole), NOON],
  ['qr-with-seal', encodeForQr(whole, ['vc+jwt', 'sm2-seal']), NOON],
  ['plain', office.issue([bare])[0] as Bundle, NOON],
  ['revoked', issue(4, { revoked: [4] }), NOON],
  ['revoked-long-ago', issue(4, { revoked: [4] }), '2036-03-03T04:00:00Z'],
  ['suspended', issue(5, { suspended: [5] }), NOON],
  ['before-issue', issue(6), '2026-01-01T00:00:00Z'],
  ['stale', issue(7), '2027-01-01T00:00:00Z'],
  ['scope-too-low', issue(8, {}, { authority: { ...authority, level: '1' } }), NOON],
  ['scope-expired', issue(8, {}, { authority: { ...authority, to: '2026-03-01' } }), NOON],
  ['altered-name', { ...whole, certificate: { ...whole.certificate, holder: { name: '李四' } } }, NOON],
  ['stranger', stranger.issue([aCertificate(9)])[0] as Bundle, NOON],
  ['unregistered', bundle({ certificate: bare, proofs: [signVcJwt(bare, office.ed25519)] }), NOON],
  ['truncated', encodeCompact(whole).subarray(0, 300), NOON],
  ...sealSm2Group(group, office.sm2).map((seal, i) => {
    const { register, scope, status } = office.issue(group)[i] as Bundle
    return [
      `group-seal-${i}`,
      { ...bundle({ certificate: group[i] as never, proofs: [seal] }), register, scope, status } as Bundle,
      NOON,
    ] as const
  }),
]

const cases = CASES.map(([name, made, at]) => {
  const file = made instanceof Uint8Array ? `${name}.cbor` : `${name}.json`
  writeFileSync(join(folder, file), made instanceof Uint8Array ? made : canonicalText(made))
  const { overall, steps } = verifyBundle(made, trust, at)
  return { file, at, overall, steps: steps.map(({ step, outcome, why }) => `${step} ${outcome} ${why}`) }
})
writeFileSync(join(folder, 'trust.json'), JSON.stringify(trust, null, 1))
writeFileSync(join(folder, 'verdicts.json'), JSON.stringify(cases, null, 1))
console.log(`${era}: ${cases.length} certificates`)
