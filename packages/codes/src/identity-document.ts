import { type PlainDate, parsePlainDate, type Text } from '@lingjiang/kernel'
import { checkMod11_2 } from './check-digits.ts'
import { type CodeFault, fault, faulty, type Parsed, parsed } from './faults.ts'
import { hongKongIdCheck } from './hong-kong-id.ts'
import { normaliseCode } from './normalise-code.ts'
import { isProvince } from './province.ts'

/** The documents a person can register with (registration data rule, and cross-border assessments). */
export const IDENTITY_DOCUMENT_TYPES = [
  'resident-id',
  'hmt-residence-permit',
  'foreign-permanent-resident-id',
  'hk-macao-pass',
  'taiwan-pass',
  'hong-kong-id',
  'macao-id',
  'passport',
  'military-officer-card',
] as const
export type IdentityDocumentType = (typeof IDENTITY_DOCUMENT_TYPES)[number]

export const IDENTITY_DOCUMENT_NAMES: Readonly<Record<IdentityDocumentType, Text>> = {
  'resident-id': { zh: '居民身份证', en: 'Resident identity card' },
  'hmt-residence-permit': {
    zh: '港澳台居民居住证',
    en: 'Residence permit for Hong Kong, Macao and Taiwan residents',
  },
  'foreign-permanent-resident-id': { zh: '外国人永久居留身份证', en: 'Foreign permanent resident ID card' },
  'hk-macao-pass': { zh: '港澳居民来往内地通行证', en: 'Mainland travel permit for Hong Kong and Macao residents' },
  'taiwan-pass': { zh: '台湾居民来往大陆通行证', en: 'Mainland travel permit for Taiwan residents' },
  'hong-kong-id': { zh: '香港居民身份证', en: 'Hong Kong identity card' },
  'macao-id': { zh: '澳门居民身份证', en: 'Macao resident identity card' },
  passport: { zh: '护照', en: 'Passport' },
  'military-officer-card': { zh: '军官证', en: 'Military officer card' },
}

export function isIdentityDocumentType(text: string): text is IdentityDocumentType {
  return (IDENTITY_DOCUMENT_TYPES as readonly string[]).includes(text)
}

export type Sex = 'male' | 'female'

export type IdentityDocument = {
  readonly type: IdentityDocumentType
  /** Normalised: upper case, half-width, no spaces. Equal documents have equal numbers. */
  readonly number: string
  /** Known only where the number carries it. */
  readonly sex: Sex | null
  readonly bornOn: PlainDate | null
  /** Where the number carries it: six-digit address of a resident, two-digit province of application of a foreigner. */
  readonly place: string | null
  /** Three digits of GB/T 2659 for a foreign permanent resident of the 2023 form. */
  readonly country: string | null
}

type Reader = (text: string, today: PlainDate | undefined) => Parsed<IdentityDocument>

const EXAMPLES = {
  'foreign-permanent-resident-id': 'ABC110010101001 / 932682198501010017',
  'hk-macao-pass': 'H12345678',
  'taiwan-pass': '12345678',
  'hong-kong-id': 'G123456(A)',
  'macao-id': '1234567(8)',
  passport: 'E12345678',
  'military-officer-card': '军字第1234567号',
} as const

const READERS: Readonly<Record<IdentityDocumentType, Reader>> = {
  'resident-id': (text, today) => readEighteen('resident-id', text, today),
  'hmt-residence-permit': (text, today) => readEighteen('hmt-residence-permit', text, today),
  'foreign-permanent-resident-id': readForeignResident,
  'hk-macao-pass': (text) => readShape('hk-macao-pass', text, /^[HM](\d{8}|\d{10})$/),
  'taiwan-pass': (text) => readShape('taiwan-pass', text, /^\d{8}$/),
  'hong-kong-id': readHongKongId,
  'macao-id': (text) => readShape('macao-id', text.replace(/[()/]/g, ''), /^[1578]\d{7}$/),
  passport: (text) => readShape('passport', text.replaceAll('-', ''), /^(?=.*\d)[0-9A-Z]{5,12}$/),
  'military-officer-card': (text) =>
    readShape('military-officer-card', text, /^[\p{Script=Han}]{1,4}字第\d{4,10}号?$/u),
}

/**
 * Reads the number of an identity document of a stated type. `today` refuses births in the future.
 * GB 11643 (resident), its 81/82/83 form (Hong Kong, Macao, Taiwan residents), the 2017 and 2023 forms for foreigners.
 */
export function parseIdentityDocument(
  type: IdentityDocumentType,
  input: string,
  today?: PlainDate,
): Parsed<IdentityDocument> {
  const text = normaliseCode(input)
  return text === '' ? faulty(fault('code-empty')) : READERS[type](text, today)
}

function document(
  type: IdentityDocumentType,
  number: string,
  known: Partial<Pick<IdentityDocument, 'sex' | 'bornOn' | 'place' | 'country'>> = {},
): IdentityDocument {
  return { type, number, sex: null, bornOn: null, place: null, country: null, ...known }
}

/** Which type an 18-digit number of MOD 11-2 belongs to by its first digits. */
function typeOfEighteen(text: string): IdentityDocumentType {
  if (text.startsWith('9')) return 'foreign-permanent-resident-id'
  return /^8[123]0000/.test(text) ? 'hmt-residence-permit' : 'resident-id'
}

function readEighteen(type: IdentityDocumentType, text: string, today?: PlainDate): Parsed<IdentityDocument> {
  if (text.length !== 18) return faulty(fault('wrong-length', { expected: 18, actual: text.length }))
  if (!/^\d{17}[\dX]$/.test(text)) return faulty(fault('wrong-characters'))
  const actual = typeOfEighteen(text)
  if (actual !== type) return faulty(fault('other-document-type', { type: IDENTITY_DOCUMENT_NAMES[actual].zh }))
  const faults = faultsOfEighteen(type, text, today)
  return parsed(
    document(type, text, {
      sex: Number(text.charAt(16)) % 2 === 1 ? 'male' : 'female',
      bornOn: birthOf(text) ?? null,
      place: type === 'foreign-permanent-resident-id' ? text.slice(1, 3) : text.slice(0, 6),
      country: type === 'foreign-permanent-resident-id' ? text.slice(3, 6) : null,
    }),
    faults,
  )
}

/** The address may be of a county abolished long ago, so only its province is checked. */
function faultsOfEighteen(type: IdentityDocumentType, text: string, today: PlainDate | undefined): CodeFault[] {
  const faults: CodeFault[] = []
  const province = type === 'foreign-permanent-resident-id' ? text.slice(1, 3) : text.slice(0, 2)
  if (type !== 'hmt-residence-permit' && !isProvince(province)) faults.push(fault('address-code-unknown'))
  const bornOn = birthOf(text)
  if (!bornOn || bornOn < '1880-01-01') faults.push(fault('birth-date-impossible'))
  else if (today && bornOn > today) faults.push(fault('birth-date-in-future'))
  if (checkMod11_2(text) !== text.charAt(17)) faults.push(fault('check-digit-wrong'))
  return faults
}

function birthOf(text: string): PlainDate | undefined {
  return parsePlainDate(`${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`)
}

function readForeignResident(text: string, today: PlainDate | undefined): Parsed<IdentityDocument> {
  const type = 'foreign-permanent-resident-id'
  if (text.length === 18) return readEighteen(type, text, today)
  return readShape(type, text, /^[A-Z]{3}\d{12}$/)
}

function readHongKongId(text: string): Parsed<IdentityDocument> {
  const bare = text.replace(/[()]/g, '')
  const read = readShape('hong-kong-id', bare, /^[A-Z]{1,2}\d{6}[\dA]$/)
  if (!read.ok) return read
  return parsed(read.value, hongKongIdCheck(bare) === bare.slice(-1) ? [] : [fault('check-digit-wrong')])
}

function readShape(type: keyof typeof EXAMPLES, text: string, shape: RegExp): Parsed<IdentityDocument> {
  return shape.test(text) ? parsed(document(type, text)) : faulty(fault('wrong-shape', { example: EXAMPLES[type] }))
}
