import { ORGANISATION_KIND_NAMES, SKILL_LEVEL_NAMES, type SkillLevel, type Text } from '@lingjiang/kernel'
import { COLLEGE_TYPE_NAMES } from '@lingjiang/registry/domain'
import { useJoin, useText } from '@lingjiang/ui'
import { Fragment, useCallback } from 'react'
import { levelWord } from '../../app/level-word.ts'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The codes that stand in values, in words. A digit is a level only in a list: a list of other numbers holds numbers, not texts. */
const WORDS: Readonly<Record<string, Text>> = {
  ...ORGANISATION_KIND_NAMES,
  ...COLLEGE_TYPE_NAMES,
  mean: { zh: '平均分', en: 'mean' },
  'trimmed-mean': { zh: '去最高最低后平均', en: 'mean without the highest and the lowest' },
  median: { zh: '中位数', en: 'median' },
  'calendar-year': { zh: '自然年', en: 'calendar year' },
  'rolling-year': { zh: '连续十二个月', en: 'twelve months in a row' },
  either: { zh: '自然年或连续十二个月', en: 'calendar year or twelve months in a row' },
}
const NOT_ASKED: Text = { zh: '不要求', en: 'none' }

/** Says a value in one line: lists in a row, members with their names. */
export function useValueWords(nothing: Text = NOT_ASKED): (value: unknown) => string {
  const text = useText()
  const join = useJoin()
  return useCallback(
    (value: unknown) => {
      const one = (member: unknown): string => {
        if (member === null || member === undefined) return text(nothing)
        if (Array.isArray(member)) return join(member.map((part) => level(part) ?? one(part)))
        if (isRecord(member)) return join(Object.entries(member).map(([name, part]) => `${one(name)} ${one(part)}`))
        const known = WORDS[String(member)]
        return known ? text(known) : String(member)
      }
      const level = (part: unknown) => {
        const isLevel = typeof part === 'string' && part in SKILL_LEVEL_NAMES
        return isLevel ? levelWord(text, part as SkillLevel) : undefined
      }
      return one(value)
    },
    [text, join, nothing],
  )
}

/** A value of a parameter for reading: the members of an object under one another. */
export function ParameterValueView({ value }: { readonly value: unknown }) {
  const words = useValueWords()
  if (!isRecord(value)) return <span className="lj-figures">{words(value)}</span>
  return (
    <dl className="parameter-members">
      {Object.entries(value).map(([name, member]) => (
        <Fragment key={name}>
          <dt>{words(name)}</dt>
          <dd className="lj-figures">{words(member)}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
