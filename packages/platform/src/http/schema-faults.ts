import { fillText, type Language, type Text } from '@lingjiang/kernel'
import type { FastifySchemaValidationError } from 'fastify'
import type { Fault } from './problem.ts'

const CHOICES: Text = { zh: '不在可选范围内，请重新选择', en: 'Not one of the choices: choose again' }

const WORDS: Readonly<Record<string, Text>> = {
  required: { zh: '必须填写', en: 'Required' },
  minLength: { zh: '至少 {limit} 个字符', en: 'At least {limit} characters' },
  maxLength: { zh: '最多 {limit} 个字符', en: 'At most {limit} characters' },
  minItems: { zh: '至少 {limit} 项', en: 'At least {limit} entries' },
  maxItems: { zh: '最多 {limit} 项', en: 'At most {limit} entries' },
  uniqueItems: { zh: '有重复项', en: 'Entries are repeated' },
  minimum: { zh: '不能小于 {limit}', en: 'Not less than {limit}' },
  maximum: { zh: '不能大于 {limit}', en: 'Not more than {limit}' },
  pattern: { zh: '格式不正确，请核对后重填', en: 'Not in the right form: check it and fill it in again' },
  enum: CHOICES,
  const: CHOICES,
  anyOf: CHOICES,
  additionalProperties: { zh: '没有这一项，请删除', en: 'There is no such entry: leave it out' },
}

/** What a value of the wrong type, or a text of the wrong form, should have been. */
const EXPECTED: Readonly<Record<string, Text>> = {
  string: { zh: '应为文字', en: 'Should be a text' },
  integer: { zh: '应为整数', en: 'Should be a whole number' },
  number: { zh: '应为数字', en: 'Should be a number' },
  boolean: { zh: '应为是或否', en: 'Should be true or false' },
  array: { zh: '应为列表', en: 'Should be a list' },
  object: { zh: '应为一组内容', en: 'Should be an object' },
  date: { zh: '应为存在的日期，如 2026-01-31', en: 'Should be a day that exists, such as 2026-01-31' },
  'date-time': {
    zh: '应为存在的时间，如 2026-01-31T08:30:00Z',
    en: 'Should be a time that exists, such as 2026-01-31T08:30:00Z',
  },
  uuid: { zh: '编号不正确，请从列表重新进入', en: 'Not an id: start again from the list' },
}

/** Turns the validator's report into faults a person understands. A failed union is told once, not once a branch. */
export function schemaFaults(
  errors: readonly FastifySchemaValidationError[],
  place: string,
  language: Language,
): readonly Fault[] {
  const unions = errors.filter((e) => e.keyword === 'anyOf').map((e) => e.instancePath)
  const faults = new Map<string, Fault>()
  for (const error of errors) {
    if (error.keyword !== 'anyOf' && unions.includes(error.instancePath)) continue
    const property = error.params.missingProperty ?? error.params.additionalProperty
    const pointer = `${place === 'body' ? '' : `/${place}`}${error.instancePath}${property === undefined ? '' : `/${String(property)}`}`
    const words = EXPECTED[String(error.params.type ?? error.params.format)] ?? WORDS[error.keyword] ?? WORDS.pattern
    if (words && !faults.has(pointer)) faults.set(pointer, { pointer, text: fillText(words[language], error.params) })
  }
  return [...faults.values()]
}
