import type { Text } from '@lingjiang/kernel'
import type { Say } from '@lingjiang/ui'

const UNITS: Readonly<Record<string, Text>> = {
  workdays: { zh: '个工作日', en: 'working days' },
  'working days': { zh: '个工作日', en: 'working days' },
  days: { zh: '天', en: 'days' },
  'calendar days': { zh: '个自然日', en: 'calendar days' },
  months: { zh: '个月', en: 'months' },
  years: { zh: '年', en: 'years' },
  minutes: { zh: '分钟', en: 'minutes' },
  'minutes before': { zh: '分钟（之前）', en: 'minutes before' },
  'minutes after': { zh: '分钟（之后）', en: 'minutes after' },
  persons: { zh: '人', en: 'persons' },
  'persons a room': { zh: '人/考场', en: 'persons a room' },
  candidates: { zh: '名考生', en: 'candidates' },
  'candidates an internal supervisor': { zh: '名考生/内督员', en: 'candidates an internal supervisor' },
  stations: { zh: '个工位', en: 'stations' },
  experts: { zh: '名专家', en: 'experts' },
  levels: { zh: '等级', en: 'levels' },
  points: { zh: '分', en: 'points' },
  'points of 100': { zh: '分（百分制）', en: 'points of 100' },
  'km/h': { zh: '公里/小时', en: 'km/h' },
  'workdays before the exam': { zh: '个工作日（考前）', en: 'working days before the exam' },
  'workdays after the exam': { zh: '个工作日（考后）', en: 'working days after the exam' },
}

/** A unit in the language of the page; one that is not listed as it was recorded. */
export function unitWords(text: Say, unit: string): string {
  const known = UNITS[unit]
  return known ? text(known) : unit
}
