import {
  addYears,
  compareLevels,
  type Facts,
  fillText,
  type Instant,
  type PlainDate,
  type SkillLevel,
  type Text,
} from '@lingjiang/kernel'
import type { AssessmentParameters } from './parameters.ts'

/** What a warning asks for: nothing may go on; a justification and the bureau's confirmation; a correction; a case of fraud. */
export type WarningEffect = 'block' | 'justify' | 'return' | 'fraud'

export const DUPLICATE_WARNINGS = {
  W1: {
    effect: 'block',
    text: {
      zh: '已持有本职业同等级证书（{number}）',
      en: 'A certificate of this occupation and level is held already ({number})',
    },
  },
  W2: {
    effect: 'justify',
    text: {
      zh: '一年内已取得其他证书（{number}，{issuedOn}），须说明理由并经人社部门确认',
      en: 'Another certificate was issued within the year ({number}, {issuedOn}): a reason and the confirmation of the bureau are needed',
    },
  },
  W3: {
    effect: 'block',
    text: {
      zh: '已持有本职业更高等级证书（{number}）',
      en: 'A certificate of a higher level in this occupation is held already ({number})',
    },
  },
  W4: {
    effect: 'block',
    text: {
      zh: '与另一场次时间冲突或无法及时赶到（{title}）',
      en: 'Clashes with another session, or too far from it to be there in time ({title})',
    },
  },
  W5: {
    effect: 'return',
    text: {
      zh: '职业编码与名称不一致（应为 {expected}）',
      en: 'Occupation code and name do not agree (expected {expected})',
    },
  },
  W6: {
    effect: 'fraud',
    text: {
      zh: '同一人脸对应不同证件，转核查处理',
      en: 'One face, different documents: handed over for investigation',
    },
  },
} as const satisfies Record<string, { effect: WarningEffect; text: Text }>

export type DuplicateRule = keyof typeof DUPLICATE_WARNINGS
export type DuplicateWarning = {
  readonly rule: DuplicateRule
  readonly effect: WarningEffect
  readonly text: Text
  readonly facts: Facts
}

export type Place = { readonly latitude: number; readonly longitude: number }
export type Attendance = {
  readonly title: string
  readonly from: Instant
  readonly to: Instant
  readonly place: Place | null
}

/** What the person means to be assessed for. */
export type IntendedAssessment = {
  readonly occupationCode: string
  readonly occupationName: string
  readonly level: SkillLevel
  /** Day the certificate would count for: of the exam, or of issue. */
  readonly on: PlainDate
  readonly attendances: readonly Attendance[]
}

/** What is known of the same person: certificates in force anywhere, other sessions; the dictionary's name; faces alike. */
export type KnownOfPerson = {
  readonly certificates: readonly {
    readonly number: string
    readonly occupationCode: string
    readonly level: SkillLevel
    readonly issuedOn: PlainDate
  }[]
  readonly attendances: readonly Attendance[]
  readonly dictionaryName: string | null
  readonly facesOfOtherDocuments: number
}

/** The warnings W1 to W6 on one intended assessment, raised before anything is submitted (广东 2025 年第一季度质量通报). */
export function checkDuplicates(
  intended: IntendedAssessment,
  known: KnownOfPerson,
  p: AssessmentParameters,
): readonly DuplicateWarning[] {
  const inOccupation = known.certificates.filter((held) => held.occupationCode === intended.occupationCode)
  const same = inOccupation.filter((held) => held.level === intended.level)
  const higher = inOccupation.filter((held) => compareLevels(held.level, intended.level) > 0)
  const others = known.certificates.filter((held) => !same.includes(held) && isRecent(held.issuedOn, intended.on, p))
  const clashes = known.attendances.filter((other) => intended.attendances.some((own) => clash(own, other, p)))
  const named = known.dictionaryName !== null && known.dictionaryName !== intended.occupationName
  return [
    ...same.map((held) => warning('W1', { number: held.number })),
    ...others.map((held) => warning('W2', { number: held.number, issuedOn: held.issuedOn })),
    ...higher.map((held) => warning('W3', { number: held.number })),
    ...clashes.map((other) => warning('W4', { title: other.title })),
    ...(named ? [warning('W5', { expected: known.dictionaryName ?? '' })] : []),
    ...(known.facesOfOtherDocuments > 0 ? [warning('W6', {})] : []),
  ]
}

/** Whether the warnings allow going on: none, or only those that a confirmed reason lifts. */
export function mayProceed(warnings: readonly DuplicateWarning[], justified: boolean): boolean {
  return warnings.every((one) => one.effect === 'justify' && justified)
}

function warning(rule: DuplicateRule, facts: Facts): DuplicateWarning {
  const { effect, text } = DUPLICATE_WARNINGS[rule]
  return { rule, effect, facts, text: { zh: fillText(text.zh, facts), en: fillText(text.en, facts) } }
}

/** In the same calendar year, or less than a year before, or either, as the parameter says. */
function isRecent(issuedOn: PlainDate, on: PlainDate, p: AssessmentParameters): boolean {
  const sameYear = issuedOn.slice(0, 4) === on.slice(0, 4)
  const rolling = issuedOn <= on && addYears(issuedOn, 1) > on
  const period = p['assessment.duplicate.period']
  return period === 'calendar-year' ? sameYear : period === 'rolling-year' ? rolling : sameYear || rolling
}

function clash(a: Attendance, b: Attendance, p: AssessmentParameters): boolean {
  if (a.from < b.to && b.from < a.to) return true
  if (!a.place || !b.place) return false
  const [first, second] = a.to <= b.from ? [a, b] : [b, a]
  const hours = (Date.parse(second.from) - Date.parse(first.to)) / 3_600_000
  return kilometresBetween(a.place, b.place) > hours * p['assessment.duplicate.travel-speed']
}

/** Distance on the sphere in kilometres. */
export function kilometresBetween(a: Place, b: Place): number {
  const radians = Math.PI / 180
  const dLat = (b.latitude - a.latitude) * radians
  const dLon = (b.longitude - a.longitude) * radians
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * Math.sin(dLon / 2) ** 2
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)))
}
