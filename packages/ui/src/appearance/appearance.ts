import type { Language } from '@lingjiang/kernel'
import { useSyncExternalStore } from 'react'
import type { Mode, Theme } from '../tokens/colours.ts'

/** What a person chose for looking at the pages. `themeChoice` 'system' follows the device. */
export type Appearance = {
  readonly language: Language
  readonly theme: Theme
  readonly themeChoice: Theme | 'system'
  readonly mode: Mode
}

const YEAR_SECONDS = 31_536_000
const listeners = new Set<() => void>()
let current: Appearance | undefined

function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Storage may be forbidden; the choice then holds for this page only.
  }
}

function read(): Appearance {
  const root = document.documentElement
  const choice = readStored('lj-theme')
  return {
    language: root.lang === 'en' ? 'en' : 'zh',
    theme: root.dataset.theme === 'dark' ? 'dark' : 'light',
    themeChoice: choice === 'dark' || choice === 'light' ? choice : 'system',
    mode: root.dataset.mode === 'elder' ? 'elder' : 'normal',
  }
}

/** The present appearance, as the attributes of <html> say. */
export function appearance(): Appearance {
  current ??= read()
  return current
}

function change(next: Appearance): void {
  current = next
  const root = document.documentElement
  root.lang = next.language === 'en' ? 'en' : 'zh-CN'
  root.dataset.theme = next.theme
  root.dataset.mode = next.mode
  for (const listener of listeners) listener()
}

/** Changes the language of all texts and of what the server answers (cookie `lj_language`). */
export function setLanguage(language: Language): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers still used on phones
  document.cookie = `lj_language=${language}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`
  change({ ...appearance(), language })
}

export function setThemeChoice(themeChoice: Theme | 'system'): void {
  store('lj-theme', themeChoice)
  const theme =
    themeChoice === 'system' ? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light') : themeChoice
  change({ ...appearance(), theme, themeChoice })
}

export function setMode(mode: Mode): void {
  store('lj-mode', mode)
  change({ ...appearance(), mode })
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const onServer: Appearance = { language: 'zh', theme: 'light', themeChoice: 'system', mode: 'normal' }

/** The present appearance; the component draws again when it changes. */
export function useAppearance(): Appearance {
  return useSyncExternalStore(subscribe, appearance, () => onServer)
}

export function useLanguage(): Language {
  return useAppearance().language
}
