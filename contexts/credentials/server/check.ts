import { timingSafeEqual } from 'node:crypto'
import { parseCertificateNumber } from '@lingjiang/codes'
import { type Actor, type Refused, refuse } from '@lingjiang/kernel'
import { publicRead, type RateLimit, type Services } from '@lingjiang/platform'
import { type CertificateStatus, CheckByCode, CheckCertificate } from '../contract/index.ts'
import { normaliseName, normaliseNumber } from '../domain/index.ts'
import { documentNumberIndex, nameIndex } from './blind-indexes.ts'
import { type CheckRow, publishedStore } from './published-store.ts'

/** Three-element query without sign-in: 10 a minute and 60 a day an address (service and privacy rules §4.3). Bulk has its own road. Ours. */
const ADDRESS_LIMITS: readonly RateLimit[] = [
  { count: 10, seconds: 60 },
  { count: 60, seconds: 86_400 },
]
/** The same for somebody who is signed in, an account. Ours. */
const ACCOUNT_LIMITS: readonly RateLimit[] = [{ count: 30, seconds: 60 }]
/** After five mismatches on one certificate whoever asked may not ask for it for an hour; everybody else may. Ours. */
const MISMATCH_LIMIT: readonly RateLimit[] = [{ count: 5, seconds: 3600 }]
/** Who guesses from many addresses is stopped as well; nobody alone can keep everybody from a certificate. Ours. */
const CERTIFICATE_LIMIT: readonly RateLimit[] = [{ count: 50, seconds: 3600 }]
/** Numbers follow a pattern and can be counted up: mismatches over the numbers of one organisation, from all addresses together. Ours. */
const ORGANISATION_LIMIT: readonly RateLimit[] = [{ count: 300, seconds: 3600 }]

export const checkCertificate = publicRead(CheckCertificate, async ({ db, body, client, services, now, visitor }) => {
  const number = body.number ? normaliseNumber(body.number) : ''
  const document = body.documentNumber ? normaliseNumber(body.documentNumber) : ''
  const asker = askerOf(await visitor(), client.address)
  const refusal = refuseQuestion(number, document) ?? refuseHaste(services, asker, number, document)
  if (refusal) return refusal
  const name = nameIndex(services.vault, normaliseName(body.name))
  const rows = number
    ? [await publishedStore.findByNumber(db, number)]
    : await publishedStore.listByDocument(db, documentNumberIndex(services.vault, document))
  const matching = rows.filter((row): row is CheckRow => row !== undefined && sameBytes(row.nameIndex, name))
  if (matching.length === 0) countMismatch(services, asker, number, document)
  return { found: matching.length > 0, certificates: matching.map(toReply), checkedAt: now }
})

export const checkByCode = publicRead(CheckByCode, async ({ db, params, client, services, now }) => {
  const row = await findByCode(services, db, client.address, params.number, params.token)
  if (row && 'ok' in row) return row
  return { found: row !== undefined, certificates: row ? [toReply(row)] : [], checkedAt: now }
})

/** What the printed code names, if its token is the one printed. A wrong token is answered like an unknown number. */
export async function findByCode(
  services: Services,
  db: Services['publicDb'],
  address: string,
  number: string,
  token: string,
): Promise<CheckRow | Refused | undefined> {
  const wait = services.limits.take(`code ${address}`, [{ count: 60, seconds: 60 }])
  if (wait) return refuse('too-many-requests', { seconds: wait })
  const row = await publishedStore.findByNumber(db, normaliseNumber(number))
  return row && sameBytes(Buffer.from(row.checkToken), Buffer.from(token)) ? row : undefined
}

function refuseQuestion(number: string, document: string): Refused | undefined {
  if (!number && !document) return refuse('check-keys-missing')
  if (number && !parseCertificateNumber(number).ok && !/^\d{16}$/.test(number))
    return refuse('certificate-number-malformed', { length: [...number].length })
  return undefined
}

type Asker = { readonly key: string; readonly limits: readonly RateLimit[] }

const askerOf = (visitor: Actor, address: string): Asker =>
  visitor.kind === 'account'
    ? { key: `account ${visitor.accountId}`, limits: ACCOUNT_LIMITS }
    : { key: `address ${address}`, limits: ADDRESS_LIMITS }

function refuseHaste(services: Services, asker: Asker, number: string, document: string): Refused | undefined {
  const wait = services.limits.take(`check ${asker.key}`, asker.limits)
  if (wait) return refuse('too-many-requests', { seconds: wait })
  const locked = Math.max(
    services.limits.wait(`mismatch ${asker.key} ${number || document}`, MISMATCH_LIMIT),
    services.limits.wait(`mismatches on ${number || document}`, CERTIFICATE_LIMIT),
  )
  if (locked) return refuse('check-locked', { seconds: locked })
  const guessed = number ? services.limits.wait(organisationKey(number), ORGANISATION_LIMIT) : 0
  return guessed ? refuse('too-many-requests', { seconds: guessed }) : undefined
}

function countMismatch(services: Services, asker: Asker, number: string, document: string): void {
  services.limits.take(`mismatch ${asker.key} ${number || document}`, MISMATCH_LIMIT)
  services.limits.take(`mismatches on ${number || document}`, CERTIFICATE_LIMIT)
  if (number) services.limits.take(organisationKey(number), ORGANISATION_LIMIT)
}

/** The organisation's code is the head of its numbers. */
const organisationKey = (number: string) => `mismatches of ${number.slice(0, 13)}`

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

function toReply(row: CheckRow) {
  return {
    number: row.number,
    maskedName: row.maskedName,
    maskedDocument: row.maskedDocument,
    occupationCode: row.occupationCode,
    occupationName: row.occupationName,
    workType: row.workType,
    level: row.level,
    organisationCode: row.organisationCode,
    organisationName: row.organisationName,
    issuedOn: row.issuedOn,
    status: row.status as CertificateStatus,
    statusReason: row.statusReason,
    statusOn: row.statusOn,
    digest: row.digest,
  }
}
