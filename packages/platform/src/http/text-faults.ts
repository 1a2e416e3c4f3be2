import type { Language, Text } from '@lingjiang/kernel'
import type { Fault } from './problem.ts'

const DEEPEST = 32

const TOO_DEEP: Text = { zh: '嵌套过深，请减少层数', en: 'Nested too deeply: use fewer levels' }
const BROKEN: Text = { zh: '含有不完整的字符，请重新输入', en: 'Contains a broken character: type it again' }
const CONTROL: Text = {
  zh: '含有看不见的控制字符，请删除后重新输入',
  en: 'Contains invisible control characters: delete them and type it again',
}
const TURNED: Text = {
  zh: '含有改变文字方向的字符，请删除后重新输入',
  en: 'Contains characters that turn the direction of writing: delete them and type it again',
}

/** Tab and line ends are text; the rest of the controls is none, and PostgreSQL cannot keep a zero character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/
/** Embeddings, overrides and isolates: they show a text as another one than it is. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/

/**
 * Texts that no person types, anywhere in what was submitted: they would be kept as another text, break the database or deceive whoever
 * reads them. From outside: hostile, of any depth.
 */
export function textFaults(submitted: unknown, place: string, language: Language): readonly Fault[] {
  const faults: Fault[] = []
  const waiting: { readonly value: unknown; readonly pointer: string; readonly depth: number }[] = [
    { value: submitted, pointer: place, depth: 0 },
  ]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, pointer, depth } = next
    if (typeof value === 'string') {
      const found = faultOf(value)
      if (found) faults.push({ pointer, text: found[language] })
    } else if (typeof value === 'object' && value !== null) {
      if (depth === DEEPEST) return [{ pointer: place, text: TOO_DEEP[language] }]
      for (const [key, inner] of Object.entries(value)) {
        const found = faultOf(key)
        if (found) faults.push({ pointer, text: found[language] })
        waiting.push({ value: inner, pointer: `${pointer}/${key}`, depth: depth + 1 })
      }
    }
  }
  return faults
}

function faultOf(text: string): Text | undefined {
  if (!text.isWellFormed()) return BROKEN
  if (CONTROLS.test(text)) return CONTROL
  return TURNING.test(text) ? TURNED : undefined
}
