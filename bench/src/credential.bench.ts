import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { closeSync, fsyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writevSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import {
  type CertificatePayload,
  canonicalPayload,
  canonicalText,
  createVerifier,
  generateKey,
  leafOf,
  loadSigningKey,
  readCertificate,
  sealSm2Group,
  sealSm2Many,
  signVcJwt,
  vcJwtSignature,
} from '@lingjiang/credential'
import { pageWithTrust } from '@lingjiang/credential/node'
import { aCertificate, IssuingOffice, ORIGIN } from '@lingjiang/credential/testing'
import { openBrowser } from '@lingjiang/testkit/browser'
import {
  appendBatch,
  CompactRange,
  ed25519Signer,
  formatNote,
  hashLeaf,
  signCheckpoint,
  sm2Signer,
} from '@lingjiang/tlog'
import { digitalBazaar, type ForeignSystem, openAttestationSystem } from './foreign-credentials.ts'
import type { Report } from './measurement.ts'

export const name = 'credential'

const GROUP = 1000
const GROUPS = 12
const AT = '2026-03-03T04:00:00Z'

/** Measures issuing in memory up to a durable, cosignable checkpoint, verifying, and the same claims with two other systems. */
export async function run(report: Report): Promise<void> {
  const floor = measureFloor(report)
  const issuing = measurePipelines(report, floor.sign)
  const verifying = measureVerifying(report, floor.verify)
  for (const system of [await digitalBazaar(), openAttestationSystem()])
    await measureForeign(report, system, issuing, verifying)
  await measureBrowser(report)
}

/** Seconds of processor time used so far: what "per core" means where others share the machine. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

function rateOf(count: number, work: () => void): number {
  const begun = processorSeconds()
  work()
  return count / (processorSeconds() - begun)
}

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

function measureFloor(report: Report): { readonly sign: number; readonly verify: number } {
  const { privateKey: secret, publicKey: open } = generateKeyPairSync('ed25519')
  const bytes = Buffer.from(signVcJwt(aCertificate(1), loadSigningKey(generateKey('EdDSA'))))
  const signature = sign(null, bytes, secret)
  const floor = {
    sign: rateOf(10_000, () => repeat(10_000, () => sign(null, bytes, secret))),
    verify: rateOf(10_000, () => repeat(10_000, () => verify(null, bytes, open, signature))),
  }
  report({ metric: 'Ed25519 signatures by node:crypto (floor)', value: floor.sign, unit: '/s' })
  report({ metric: 'Ed25519 verifications by node:crypto (floor)', value: floor.verify, unit: '/s' })
  return floor
}

function repeat(times: number, work: (i: number) => void): void {
  for (let i = 0; i < times; i++) work(i)
}

type Issue = (group: readonly CertificatePayload[]) => readonly string[]

/** Groups through the whole pipeline: claims read and checked, signatures, leaves, tree, receipts, one fsynced file of payloads and signatures, checkpoint. */
function pipeline(issue: Issue, sealCheckpoint: boolean): number {
  const folder = mkdtempSync(join(tmpdir(), 'issuing-'))
  const file = openSync(join(folder, 'issued'), 'a')
  const signers = [
    ed25519Signer(ORIGIN, new Uint8Array(32).fill(1)),
    ...(sealCheckpoint ? [sm2Signer(ORIGIN, new Uint8Array(32).fill(2))] : []),
  ]
  let range = CompactRange.empty()
  const claims = Array.from({ length: GROUPS + 1 }, (_, g) =>
    Array.from({ length: GROUP }, (_, i) => aCertificate(g * GROUP + i)),
  )
  const runGroup = (g: number) => {
    const group = (claims[g] as CertificatePayload[]).map(readCertificate)
    const proofs = issue(group)
    const leaves = group.map(leafOf)
    const batch = appendBatch(range, leaves.map(hashLeaf))
    group.forEach((_, i) => {
      batch.proofOf(batch.from + i)
    })
    range = batch.range
    const checkpoint = signCheckpoint({ origin: ORIGIN, size: batch.size, root: batch.root, extensions: [] }, signers)
    const records = group.flatMap((one, i) => [canonicalPayload(one), Buffer.from(` ${proofs[i]}\n`)])
    writevSync(file, [...records, Buffer.from(formatNote(checkpoint))])
    fsyncSync(file)
  }
  runGroup(0)
  const rate = rateOf(GROUP * GROUPS, () => repeat(GROUPS, (g) => runGroup(g + 1)))
  closeSync(file)
  rmSync(folder, { recursive: true })
  return rate
}

function measurePipelines(report: Report, floor: number): number {
  const ed25519 = loadSigningKey(generateKey('EdDSA'))
  const es256 = loadSigningKey(generateKey('ES256'))
  const sm2 = loadSigningKey(generateKey('SM2'))
  const row = (metric: string, target: string, rate: number) => {
    report({
      metric: `claims → ${metric} → leaf → durable → checkpoint`,
      value: rate,
      unit: 'certificates/s',
      target,
      ratio: rate / floor,
    })
    return rate
  }
  const issuing = row(
    'vc+jwt Ed25519',
    '≥ 10,000/s',
    pipeline((group) => group.map((one) => base64url(vcJwtSignature(one, ed25519))), false),
  )
  row(
    'vc+jwt ES256',
    '',
    pipeline((group) => group.map((one) => base64url(vcJwtSignature(one, es256))), false),
  )
  const sealed: Issue = (group) => sealSm2Many(group, sm2).map(({ signature }) => signature)
  row('SM2 seal on each', '≥ 2,000/s', pipeline(sealed, false))
  const both: Issue = (group) =>
    sealed(group).map((seal, i) => seal + base64url(vcJwtSignature(group[i] as CertificatePayload, ed25519)))
  row('vc+jwt and SM2 seal on each', '≥ 2,000/s', pipeline(both, false))
  const grouped: Issue = (group) => sealSm2Group(group, sm2).map(({ path }) => path.join())
  row('one SM2 seal a group, with its path', '', pipeline(grouped, false))
  row(
    'one SM2 seal a group, on the checkpoint',
    '≥ 30,000/s',
    pipeline((group) => group.map(() => ''), true),
  )
  return issuing
}

function measureVerifying(report: Report, floor: number): number {
  const office = new IssuingOffice()
  const bundles = office.issue(Array.from({ length: 2000 }, (_, i) => aCertificate(i)))
  const texts = bundles.map((bundle) => Buffer.from(canonicalText(bundle)))
  const { verify: check } = createVerifier(office.trust())
  const all = <T extends Parameters<typeof check>[0]>(presented: readonly T[]) =>
    rateOf(presented.length, () => {
      for (const one of presented)
        if (check(one, AT).overall !== 'valid') throw new Error('a bundle of the benchmark does not verify')
    })
  all(bundles)
  const data = all(bundles)
  report({
    metric: 'bundles verified (data), 8 steps each',
    value: data,
    unit: '/s',
    target: '≥ 6,000/s',
    ratio: data / floor,
  })
  const files = all(texts)
  report({ metric: 'bundles verified (JSON files)', value: files, unit: '/s', ratio: files / floor })
  const canonical = rateOf(20_000, () =>
    repeat(20_000, (i) => canonicalPayload((bundles[i % 2000] as (typeof bundles)[0]).certificate)),
  )
  report({ metric: 'payloads made canonical', value: canonical, unit: '/s' })
  return data
}

async function measureForeign(
  report: Report,
  system: ForeignSystem,
  issuing: number,
  verifying: number,
): Promise<void> {
  const issued: object[] = []
  const time = async (count: number, work: (i: number) => Promise<void>) => {
    const begun = processorSeconds()
    for (let i = 0; i < count; i++) await work(i)
    return count / (processorSeconds() - begun)
  }
  const one = async (i: number) => void issued.push(await system.issue(aCertificate(i)))
  await time(20, one)
  const issues = await time(200, one)
  const verifies = await time(200, async (i) => {
    if (!(await system.verify(issued[i] as object))) throw new Error(`${system.name} does not verify its own`)
  })
  report({ metric: `${system.name}: issued, same claims`, value: issues, unit: '/s' })
  report({
    metric: `our pipeline against it`,
    value: issuing,
    unit: 'certificates/s',
    target: '≥ × 10',
    ratio: issuing / issues,
  })
  report({ metric: `${system.name}: verified, same claims`, value: verifies, unit: '/s' })
  report({
    metric: `our verification against it`,
    value: verifying,
    unit: '/s',
    target: '≥ × 10',
    ratio: verifying / verifies,
  })
}

/** A whole bundle in the built page in Chromium: the first check on a fresh page, and later ones. */
async function measureBrowser(report: Report): Promise<void> {
  const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
  const corpus = (file: string) => at(`../../packages/credential/corpus/2026-11/${file}`)
  const { buildWebApps } = (await import(at('../../apps/build.mjs'))) as {
    buildWebApps(options: object): Promise<unknown>
  }
  await buildWebApps({ apps: ['verify'] })
  const folder = mkdtempSync(join(tmpdir(), 'verify-page-'))
  const place = join(folder, 'index.html')
  writeFileSync(
    place,
    pageWithTrust(
      readFileSync(at('../../apps/verify/dist/offline.html'), 'utf8'),
      JSON.parse(readFileSync(corpus('trust.json'), 'utf8')),
    ),
  )
  const browser = await openBrowser()
  const page = await browser.newPage()
  await page.goto(pathToFileURL(place).href)
  const times: number[] = []
  for (let i = 0; i < 12; i++) {
    // Two verdicts in turn, so that the one waited for cannot be the one before.
    const [file, overall] = i % 2 ? ['revoked.json', 'revoked'] : [`eddsa-${i / 2}.json`, 'valid']
    await page.locator('#at').fill('2026-03-03T12:00')
    await page.locator('#file').setInputFiles(corpus(file as string))
    times.push(Number(await page.locator(`section.verdict[data-overall="${overall}"]`).getAttribute('data-ms')))
  }
  await browser.close()
  rmSync(folder, { recursive: true })
  const later = times.slice(1).sort((a, b) => a - b)
  report({
    metric: 'a bundle verified in Chromium, first on a fresh page',
    value: times[0] as number,
    unit: 'ms',
    target: '≤ 50 ms',
  })
  report({
    metric: 'a bundle verified in Chromium, later ones, median',
    value: later[later.length >> 1] as number,
    unit: 'ms',
    target: '≤ 50 ms',
  })
}
