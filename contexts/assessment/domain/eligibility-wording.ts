import { SKILL_LEVEL_NAMES, type Text } from '@lingjiang/kernel'
import type { TitleRank } from './eligibility-claim.ts'
import type { EligibilityCondition } from './eligibility-rule-set.ts'
import type { Finding } from './evaluate-eligibility.ts'
import { partsOfTime } from './work-time.ts'

export const TITLE_RANK_NAMES: Readonly<Record<TitleRank, Text>> = {
  junior: { zh: '初级职称', en: 'junior professional title' },
  intermediate: { zh: '中级职称', en: 'intermediate professional title' },
  senior: { zh: '高级职称', en: 'senior professional title' },
}

/** What a condition asks, in the words of the table. */
export function wordCondition(condition: EligibilityCondition): Text {
  switch (condition.kind) {
    case 'age':
      return { zh: `年满${condition.years}周岁`, en: `at least ${condition.years} years old` }
    case 'intends-to-work':
      return { zh: '拟从事本职业或相关职业工作', en: 'means to work in the occupation or a related one' }
    case 'works-in-occupation':
      return { zh: '从事本职业或相关职业工作', en: 'works in the occupation or a related one' }
    case 'work':
      return {
        zh: `累计从事本职业或相关职业工作满${condition.years}年`,
        en: `${years(condition.years)} of work in the occupation or a related one`,
      }
    case 'certificate':
      return wordCertificate(condition.level)
    case 'certificate-held':
      return join(wordCertificate(condition.level), `满${condition.years}年`, `, held for ${years(condition.years)}`)
    case 'work-after-certificate':
      return join(
        wordCertificate(condition.level),
        after(condition.years),
        `, then ${years(condition.years)} of such work`,
      )
    case 'work-after-title':
      return join(wordTitle(condition.rank), after(condition.years), `, then ${years(condition.years)} of such work`)
    case 'study':
      return condition.title
  }
}

/** What is missing, with the amount. */
export function wordMissing(condition: EligibilityCondition, finding: Finding): Text {
  if (finding.lacks === 'certificate' && 'level' in condition)
    return prefix(wordCertificateNoun(condition.level), '缺少', 'missing: ')
  if (finding.lacks === 'title' && 'rank' in condition)
    return prefix(TITLE_RANK_NAMES[condition.rank], '缺少相应专业', 'missing: ')
  if (finding.short !== undefined) {
    const { zh, en } = wordTime(finding.short)
    return condition.kind === 'age'
      ? { zh: `年龄还差${zh}`, en: `${en} too young` }
      : { zh: `还差${zh}`, en: `${en} short` }
  }
  return prefix(wordCondition(condition), '不符合：', 'not met: ')
}

/** A counted time in words: 1年2个月3天. */
export function wordTime(time: number): Text {
  const { years: y, months, days } = partsOfTime(time)
  const zh = `${y ? `${y}年` : ''}${months ? `${months}个月` : ''}${days ? `${days}天` : ''}`
  const en = [y && years(y), months && plural(months, 'month'), days && plural(days, 'day')].filter(Boolean).join(' ')
  return { zh, en }
}

function wordCertificateNoun(level: '5' | '4' | '3' | '2' | '1'): Text {
  const { zh, en } = SKILL_LEVEL_NAMES[level]
  return { zh: `本职业或相关职业${zh}证书`, en: `certificate of ${en} in the occupation or a related one` }
}

function wordCertificate(level: '5' | '4' | '3' | '2' | '1'): Text {
  return prefix(wordCertificateNoun(level), '取得', 'holds a ')
}

function wordTitle(rank: TitleRank): Text {
  return prefix(TITLE_RANK_NAMES[rank], '取得相应专业', 'holds a corresponding ')
}

const after = (n: number) => `后，累计从事本职业或相关职业工作满${n}年`
const plural = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`
const years = (n: number) => plural(n, 'year')
const join = (text: Text, zh: string, en: string): Text => ({ zh: text.zh + zh, en: text.en + en })
const prefix = (text: Text, zh: string, en: string): Text => ({ zh: zh + text.zh, en: en + text.en })
