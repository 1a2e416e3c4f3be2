import { addDays, daysBetween, type PlainDate, plainDate } from '@lingjiang/kernel'
import { checkMod11_2 } from '../check-digits.ts'
import type { Sex } from '../identity-document.ts'
import { FAMILY_NAMES, FEMALE_CHARACTERS, MALE_CHARACTERS } from './names.ts'
import { pick, seededRandom } from './seeded-random.ts'

/** No division of Guangdong has codes 449900 to 449999: a number with this address was never given to anybody. */
const SYNTHETIC_ADDRESS = '4499'
/** No numbers beginning with 154 are in use as far as we know. */
const SYNTHETIC_PHONE = '154'

/** Coprime to every range of days in use, so that births are spread before they repeat. */
const LARGE_PRIME = 1_000_003

export type SyntheticPerson = {
  readonly name: string
  readonly documentType: 'resident-id'
  readonly documentNumber: string
  readonly sex: Sex
  readonly bornOn: PlainDate
  readonly phone: string
}

export type BirthRange = { readonly from: PlainDate; readonly to: PlainDate }
export const DEFAULT_BIRTHS: BirthRange = { from: plainDate('1966-01-01'), to: plainDate('2007-12-31') }

/**
 * The person number `index` of a made-up population. The same seed and index give the same person for ever;
 * different indices under one seed have different document and phone numbers (up to 100 million).
 */
export function syntheticPerson(seed: string, index: number, births: BirthRange = DEFAULT_BIRTHS): SyntheticPerson {
  const random = seededRandom(`${seed} ${index}`)
  const days = daysBetween(births.from, births.to) + 1
  const offset = Math.floor(seededRandom(seed)() * 1e6)
  const spread = ((index + offset) * 7919) % 100_000_000
  const sex: Sex = random() < 0.52 ? 'male' : 'female'
  const day = (index * LARGE_PRIME) % days
  const bornOn = addDays(births.from, day)
  const digits = numberBody(Math.floor(index / days), day, sex, bornOn)
  const characters = sex === 'male' ? MALE_CHARACTERS : FEMALE_CHARACTERS
  const given = pick(random, characters) + (random() < 0.75 ? pick(random, characters) : '')
  return {
    name: pick(random, FAMILY_NAMES) + given,
    documentType: 'resident-id',
    documentNumber: digits + checkMod11_2(digits),
    sex,
    bornOn,
    phone: `${SYNTHETIC_PHONE}${String(spread).padStart(8, '0')}`,
  }
}

/** Births repeat after one round of days; each round moves the address on, each hundred rounds the sequence, so that no two numbers are alike. */
function numberBody(round: number, day: number, sex: Sex, bornOn: PlainDate): string {
  const county = (round + day) % 100
  const sequence = ((Math.floor(round / 100) + day * 37) % 499) * 2 + (sex === 'male' ? 1 : 2)
  return `${SYNTHETIC_ADDRESS}${String(county).padStart(2, '0')}${bornOn.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
}

/** Whether a document number can only be a made-up one. */
export function isSyntheticDocument(number: string): boolean {
  return number.startsWith(SYNTHETIC_ADDRESS)
}

export function isSyntheticPhone(phone: string): boolean {
  return phone.startsWith(SYNTHETIC_PHONE)
}
