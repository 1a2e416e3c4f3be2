import { fillText, type Language, type Text } from '@lingjiang/kernel'
import { useCallback } from 'react'
import { useLanguage } from '../appearance/appearance.ts'
import { joinWords } from './formats.ts'

export type Values = Readonly<Record<string, string | number>>
/** Says a text in the present language, with `{name}` marks filled. */
export type Say = (text: Text, values?: Values) => string

/** The wording of a screen. A missing language does not compile. */
export function defineMessages<const M extends Readonly<Record<string, Text>>>(messages: M): M {
  return messages
}

export function say(language: Language, text: Text, values?: Values): string {
  return values ? fillText(text[language], values) : text[language]
}

/** The function that says texts in the language of the page: `const text = useText(); text(messages.title)`. */
export function useText(): Say {
  const language = useLanguage()
  return useCallback((text: Text, values?: Values) => say(language, text, values), [language])
}

/** The function that puts words in a row in the language of the page: 甲、乙; one, two. */
export function useJoin(): (words: readonly string[]) => string {
  const language = useLanguage()
  return useCallback((words: readonly string[]) => joinWords(words, language), [language])
}
