import { fillText, type Language, type Text } from '@lingjiang/kernel'
import type { FastifySchemaValidationError } from 'fastify'
import type { Fault } from './problem.ts'

const WORDS: Readonly<Record<string, Text>> = {
  required: { zh: '必须填写', en: 'Required' },
  minLength: { zh: '至少 {limit} 个字符', en: 'At least {limit} characters' },
  maxLength: { zh: '最多 {limit} 个字符', en: 'At most {limit} characters' },
  minItems: { zh: '至少 {limit} 项', en: 'At least {limit} entries' },
  maxItems: { zh: '最多 {limit} 项', en: 'At most {limit} entries' },
  uniqueItems: { zh: '有重复项', en: 'Entries are repeated' },
  minimum: { zh: '不能小于 {limit}', en: 'Not less than {limit}' },
  maximum: { zh: '不能大于 {limit}', en: 'Not more than {limit}' },
  pattern: { zh: '格式不正确', en: 'Not in the right form' },
  format: { zh: '格式不正确', en: 'Not in the right form' },
  enum: { zh: '不在可选范围内', en: 'Not one of the choices' },
  const: { zh: '不在可选范围内', en: 'Not one of the choices' },
  anyOf: { zh: '不在可选范围内', en: 'Not one of the choices' },
  type: { zh: '类型不正确', en: 'Wrong type of value' },
  additionalProperties: { zh: '有不认识的内容', en: 'Unknown content' },
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
    const missing = error.keyword === 'required' ? `/${String(error.params.missingProperty)}` : ''
    const pointer = `${place === 'body' ? '' : `/${place}`}${error.instancePath}${missing}`
    const words = WORDS[error.keyword] ?? WORDS.pattern
    if (words && !faults.has(pointer)) faults.set(pointer, { pointer, text: fillText(words[language], error.params) })
  }
  return [...faults.values()]
}
