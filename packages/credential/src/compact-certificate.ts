import { fromBase64url, toBase64url } from './base64url.ts'
import type { Cbor } from './cbor.ts'
import { CERTIFICATE_TYPE, type CertificatePayload, readCertificate } from './certificate.ts'
import { wrongShape } from './shape.ts'

const DAY_MS = 86_400_000

/** A list of the kind agreed, or CredentialFailure. */
export function listOf(value: Cbor | undefined, least: number, most: number, where: string): readonly Cbor[] {
  if (!Array.isArray(value) || value.length < least || value.length > most) throw wrongShape(where)
  return value
}

export function bytesOf(value: Cbor | undefined, where: string): Uint8Array {
  if (!(value instanceof Uint8Array)) throw wrongShape(where)
  return value
}

export function textOf(value: Cbor | undefined, where: string): string {
  if (typeof value !== 'string') throw wrongShape(where)
  return value
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS
}

function dayOf(value: Cbor | undefined, where: string): string {
  if (typeof value !== 'number' || Math.abs(value) > 3_000_000) throw wrongShape(where)
  return new Date(value * DAY_MS).toISOString().slice(0, 10)
}

const orNull = <T extends Cbor>(value: T | undefined): T | null => value ?? null

/** The letter, and the 21 digits as one number of nine bytes. Other numbers stay text. */
function numberToCbor(number: string): Cbor {
  const parts = /^([A-Z])(\d{21})$/.exec(number)
  if (!parts) return number
  const digits = BigInt(parts[2] as string)
  const bytes = Uint8Array.from({ length: 9 }, (_, i) => Number((digits >> BigInt(8 * (8 - i))) & 0xffn))
  return [parts[1] as string, bytes]
}

function numberFromCbor(value: Cbor | undefined): string {
  if (typeof value === 'string') return value
  const [letter, bytes] = listOf(value, 2, 2, 'certificate.number')
  let digits = 0n
  for (const byte of bytesOf(bytes, 'certificate.number')) digits = (digits << 8n) | BigInt(byte)
  return `${letter}${digits.toString().padStart(21, '0')}`
}

/** Documents that are written as their place in this list. It only ever grows at its end. */
const DOCUMENT_KINDS = ['resident-id', 'hong-kong-macao-taiwan-residence', 'permanent-residence', 'passport']

/** Codes of digits with fixed grouping (6-31-01-03, 440106) as one number. */
function occupationToCbor(code: string): number {
  return Number(code.replaceAll('-', ''))
}

function occupationFromCbor(value: Cbor | undefined): string {
  return String(value).replace(/^(\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3-$4')
}

function same(value: string, expected: string | undefined): Cbor {
  return value === expected ? null : value
}

/** What begins with the issuer's identifier is written as its rest behind an empty mark. */
export function shorten(text: string, issuer: string): Cbor {
  return text.startsWith(issuer) ? [text.slice(issuer.length)] : text
}

export function lengthen(value: Cbor | undefined, issuer: string, where: string): string {
  if (typeof value === 'string') {
    if (value.startsWith(issuer)) throw wrongShape(where)
    return value
  }
  return issuer + textOf(listOf(value, 1, 1, where)[0], where)
}

/** The scope, without what it shares with the certificate. */
function authorityToCbor({ authority, occupation, level }: CertificatePayload): Cbor {
  return [
    authority.filing,
    authority.occupation === occupation.code ? null : occupationToCbor(authority.occupation),
    authority.level === level ? null : authority.level,
    authority.workType === occupation.workType ? null : [orNull(authority.workType)],
    dayNumber(authority.from),
    authority.to === undefined ? null : dayNumber(authority.to),
  ]
}

function scoresToCbor(scores: CertificatePayload['scores']): Cbor {
  if (!scores) return null
  return [scores.theory, scores.practical, scores.review, scores.performance].map((score) =>
    score === undefined ? null : Math.round(score * 10),
  )
}

function kindToCbor(kind: string): Cbor {
  const place = DOCUMENT_KINDS.indexOf(kind)
  return place < 0 ? kind : place
}

/** A certificate as a list by position: about 250 bytes where its canonical JSON has 770. */
export function certificateToCbor(certificate: CertificatePayload): Cbor {
  const { holder, occupation, organisation, status, issuer } = certificate
  return [
    numberToCbor(certificate.number),
    issuer,
    holder.name,
    holder.document ? [kindToCbor(holder.document.kind), fromBase64url(holder.document.digest)] : null,
    [occupationToCbor(occupation.code), occupation.name, orNull(occupation.workType)],
    same(certificate.level, certificate.number[15]),
    [same(organisation.code, certificate.number.slice(0, 13)), organisation.name, organisation.uscc],
    dayNumber(certificate.issuedOn),
    Number(certificate.examRegion),
    scoresToCbor(certificate.scores),
    authorityToCbor(certificate),
    [shorten(status.list, issuer), status.index],
  ]
}

function scoresFromCbor(value: Cbor | undefined) {
  if (value === null) return {}
  const marks = listOf(value, 4, 4, 'certificate.scores')
  const names = ['theory', 'practical', 'review', 'performance'] as const
  const scores: Record<string, number> = {}
  marks.forEach((mark, i) => {
    if (mark === null) return
    if (typeof mark !== 'number') throw wrongShape('certificate.scores')
    scores[names[i] as string] = mark / 10
  })
  return { scores }
}

function optional(name: string, value: Cbor | undefined) {
  return value === null || value === undefined ? {} : { [name]: value }
}

function documentFromCbor(value: Cbor | undefined) {
  if (value === null) return {}
  const [kind, digest] = listOf(value, 2, 2, 'certificate.holder.document')
  return {
    document: {
      kind: typeof kind === 'number' ? DOCUMENT_KINDS[kind] : kind,
      digest: toBase64url(bytesOf(digest, 'certificate.holder.document')),
    },
  }
}

function authorityFromCbor(value: Cbor | undefined, occupation: { code: string; workType?: Cbor }, level: Cbor) {
  const [filing, ownCode, ownLevel, ownType, from, to] = listOf(value, 6, 6, 'certificate.authority')
  const type = ownType === null ? occupation.workType : listOf(ownType, 1, 1, 'certificate.authority.workType')[0]
  return {
    filing,
    occupation: ownCode === null ? occupation.code : occupationFromCbor(ownCode),
    ...optional('workType', type),
    level: ownLevel ?? level,
    from: dayOf(from, 'certificate.authority.from'),
    ...(to === null ? {} : { to: dayOf(to, 'certificate.authority.to') }),
  }
}

function organisationFromCbor(value: Cbor | undefined, number: string) {
  const [code, name, uscc] = listOf(value, 3, 3, 'certificate.organisation')
  return { code: code ?? number.slice(0, 13), name, uscc }
}

/** Hostile input: the certificate of a compact list. Throws CredentialFailure. */
export function certificateFromCbor(value: Cbor | undefined): CertificatePayload {
  const items = listOf(value, 12, 12, 'certificate')
  const [shortNumber, signer, name, document, job, ownLevel, body, issued, region, marks, scope, status] = items
  const number = numberFromCbor(shortNumber)
  const issuer = textOf(signer, 'certificate.issuer')
  const [code, jobName, workType] = listOf(job, 3, 3, 'certificate.occupation')
  const [list, index] = listOf(status, 2, 2, 'certificate.status')
  const occupation = { code: occupationFromCbor(code), name: jobName, ...optional('workType', workType) }
  const level = ownLevel ?? number[15] ?? null
  return readCertificate({
    type: CERTIFICATE_TYPE,
    number,
    issuer,
    holder: { name, ...documentFromCbor(document) },
    occupation,
    level,
    organisation: organisationFromCbor(body, number),
    issuedOn: dayOf(issued, 'certificate.issuedOn'),
    examRegion: String(region),
    ...scoresFromCbor(marks),
    authority: authorityFromCbor(scope, occupation, level),
    status: { list: lengthen(list, issuer, 'certificate.status.list'), index },
  })
}
