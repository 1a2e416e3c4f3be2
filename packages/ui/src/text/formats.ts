import { dayOf, type Instant, type Language, SKILL_LEVEL_NAMES, type SkillLevel } from '@lingjiang/kernel'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const WEEKDAYS = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const
const BEIJING_OFFSET_MS = 8 * 3600_000

const parts = (day: string) => day.split('-').map(Number) as [number, number, number]

/** A calendar day in words: 2026年11月23日, 23 November 2026. */
export function formatDate(day: string, language: Language): string {
  const [year, month, date] = parts(day.slice(0, 10))
  return language === 'zh' ? `${year}年${month}月${date}日` : `${date} ${MONTHS[month - 1]} ${year}`
}

/** A calendar day with its weekday, for dates that somebody must keep. */
export function formatDateLong(day: string, language: Language): string {
  const weekday = WEEKDAYS[language][new Date(`${day.slice(0, 10)}T00:00:00Z`).getUTCDay()]
  const date = formatDate(day, language)
  return language === 'zh' ? `${date}（${weekday}）` : `${weekday} ${date}`
}

/** Hours and minutes in Beijing time: 14:05. */
export function formatTime(at: string): string {
  return new Date(Date.parse(at) + BEIJING_OFFSET_MS).toISOString().slice(11, 16)
}

/** A moment in Beijing time for tables: 2026-11-23 14:05. */
export function formatMoment(at: string): string {
  return `${dayOf(at as Instant)} ${formatTime(at)}`
}

/** A moment in words. */
export function formatMomentLong(at: string, language: Language): string {
  const date = formatDate(dayOf(at as Instant), language)
  return language === 'zh' ? `${date} ${formatTime(at)}` : `${date}, ${formatTime(at)}`
}

/** Digits in groups of three: 1,234,567. */
export function formatNumber(value: number, digits = 0): string {
  const [whole = '0', fraction] = Math.abs(value).toFixed(digits).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${value < 0 ? '−' : ''}${grouped}${fraction ? `.${fraction}` : ''}`
}

export function formatPercent(share: number, digits = 1): string {
  return `${formatNumber(share * 100, digits)}%`
}

/** Fen as yuan: ¥1,200.00. */
export function formatMoney(fen: number): string {
  return `¥${formatNumber(fen / 100, 2)}`
}

export function formatLevel(level: SkillLevel, language: Language): string {
  return SKILL_LEVEL_NAMES[level][language]
}

/** A length of time left: 1:05:09, 5:09. */
export function formatCountdown(seconds: number): string {
  const left = Math.max(0, Math.ceil(seconds))
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(left / 3600), Math.floor((left % 3600) / 60)]
  return hours ? `${hours}:${two(minutes)}:${two(left % 60)}` : `${minutes}:${two(left % 60)}`
}

/** Words in a row as each language writes them: 甲、乙; one, two. */
export function joinWords(words: readonly string[], language: Language): string {
  return words.join(language === 'zh' ? '、' : ', ')
}
