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
  levels: { zh: '', en: '' },
  points: { zh: '分', en: 'points' },
  'points of 100': { zh: '分（百分制）', en: 'points of 100' },
  'km/h': { zh: '公里/小时', en: 'km/h' },
  A: { zh: 'A（社会组织评估）', en: 'A (rating of social organisations)' },
  'month-day': { zh: '（月-日）', en: '(month-day)' },
  period: { zh: '', en: '' },
  rule: { zh: '', en: '' },
  'size class': { zh: '', en: '' },
  'organisation kinds': { zh: '', en: '' },
  'sessions at one organisation': { zh: '次（同一机构）', en: 'sessions at one organisation' },
  'percent of the panel': { zh: '%（考评组）', en: '% of the panel' },
  'seconds after the end': { zh: '秒（结束后）', en: 'seconds after the end' },
  'minutes a candidate': { zh: '分钟/考生', en: 'minutes a candidate' },
  'points between members that are pointed out': { zh: '分', en: 'points' },
  'days before the exam': { zh: '天（考前）', en: 'days before the exam' },
  'workdays after publication': { zh: '个工作日（公示后）', en: 'working days after publication' },
  'months a passed subject is kept': { zh: '个月', en: 'months' },
  'workdays before the exam': { zh: '个工作日（考前）', en: 'working days before the exam' },
  'workdays after the exam': { zh: '个工作日（考后）', en: 'working days after the exam' },
}

/** A unit in the language of the page; one that is not listed as it was recorded. */
export function unitWords(text: Say, unit: string): string {
  const known = UNITS[unit]
  return known ? text(known) : unit
}
