import { type Facts, fillText, type Reason, SUBJECT_NAMES, type Text } from '@lingjiang/kernel'
import type { AssessedSubject } from './subject.ts'

/** One check of a plan with its outcome, about the whole session or the slot or person named. */
export type PlanReason = Reason & { readonly about: string | null; readonly text: Text }

/** A check's texts; `{marks}` are filled from the facts. */
export const PLAN_RULES = {
  'P-01': { zh: '职业、等级、对象在备案范围内', en: 'Occupation, level and audience lie within the filing' },
  'P-02': {
    zh: '开考前至少 {needed} 个工作日报送计划（现为 {have} 个）',
    en: 'Filed at least {needed} working days before the exam (now {have})',
  },
  'P-03': {
    zh: '报名开放不少于 {needed} 天（现为 {have} 天）',
    en: 'Registration open for at least {needed} days (now {have})',
  },
  'P-04': {
    zh: '开考前至少 {needed} 个工作日截止报名（现为 {have} 个）',
    en: 'Registration closes at least {needed} working days before the exam (now {have})',
  },
  'P-05': {
    zh: '各科目考位不少于计划人数 {needed}（{subject} 现有 {have}）',
    en: 'Every subject has places for {needed} ({subject}: {have})',
  },
  'P-06': { zh: '考试时长不少于 {needed} 分钟（现为 {have} 分钟）', en: 'At least {needed} minutes (now {have})' },
  'P-07': {
    zh: '包含本等级应考科目{missing}',
    en: 'Every subject of the level is planned{missing}',
  },
  'P-08': { zh: '考场类型适合科目', en: 'The kind of room suits the subject' },
  'P-09': { zh: '监考员不少于 {needed} 人（现有 {have} 人）', en: 'At least {needed} invigilators (now {have})' },
  'P-10': {
    zh: '考评员不少于 {needed} 人且为单数（现有 {have} 人）',
    en: 'At least {needed} examiners and an odd number (now {have})',
  },
  'P-11': {
    zh: '综合评审委员不少于 {needed} 人且为单数（现有 {have} 人）',
    en: 'At least {needed} review members and an odd number (now {have})',
  },
  'P-12': { zh: '{name} 的考评员级别可考评本等级', en: "{name}'s grade covers the level" },
  'P-13': { zh: '{name} 的证卡在考试当日有效', en: "{name}'s card is valid on the day" },
  'P-14': { zh: '{name} 的证卡包含本职业', en: "{name}'s card names the occupation" },
  'P-15': { zh: '{name} 与考生无应当回避的关系', en: '{name} has no tie to a candidate that demands withdrawal' },
  'P-16': {
    zh: '{name} 在本机构连续考评不超过 {needed} 次',
    en: '{name} examines at most {needed} sessions in a row here',
  },
  'P-17': { zh: '{name} 同一时间没有其他安排（{other}）', en: '{name} is not needed elsewhere at the time ({other})' },
  'P-18': {
    zh: '考场同一时间没有其他安排（{other}）',
    en: 'The room is not used for something else at the time ({other})',
  },
  'P-19': {
    zh: '内督员不少于 {needed} 人（现有 {have} 人）',
    en: 'At least {needed} internal supervisors (now {have})',
  },
  'P-20': {
    zh: '内督员 {name} 不兼任本场考评、监考',
    en: 'Internal supervisor {name} neither examines nor invigilates here',
  },
  'P-21': { zh: '考点已核验且考试日在使用期内', en: 'The site is verified and may be used on the day' },
  'P-22': {
    zh: '考评组至少 {needed}% 为轮换人员（现为 {have}%）',
    en: 'At least {needed}% of the panel is new here (now {have}%)',
  },
} as const satisfies Record<string, Text>

export type PlanRule = keyof typeof PLAN_RULES

export function planReason(rule: PlanRule, met: boolean, facts: Facts = {}, about: string | null = null): PlanReason {
  const { zh, en } = PLAN_RULES[rule]
  const words = (template: string, language: keyof Text) =>
    fillText(template, { ...facts, ...inWords(facts, language) })
  return { rule, met, facts, about, text: { zh: words(zh, 'zh'), en: words(en, 'en') } }
}

const nameOf = (subject: string, language: keyof Text) => SUBJECT_NAMES[subject as AssessedSubject][language]

/** Subjects by their names; nothing is said to be missing where nothing is. */
function inWords({ subject, missing }: Facts, language: keyof Text): Facts {
  const lacks = (Array.isArray(missing) ? missing : []).map((one) => nameOf(one, language))
  return {
    ...(typeof subject === 'string' ? { subject: nameOf(subject, language) } : {}),
    missing: lacks.length ? { zh: `（缺${lacks.join('、')}）`, en: ` (missing: ${lacks.join(', ')})` }[language] : '',
  }
}
