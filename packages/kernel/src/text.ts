/** Public wording. Both languages are required, so that a missing translation does not compile. */
export type Text = { readonly zh: string; readonly en: string }

export type Language = keyof Text

export const LANGUAGES = ['zh', 'en'] as const satisfies readonly Language[]

/** Fills `{name}` marks of a text. Unknown marks stay as they are, so that a missing value is seen and not hidden. */
export function fillText(text: string, values: Readonly<Record<string, unknown>> = {}): string {
  return text.replace(/\{([a-zA-Z][a-zA-Z0-9]*)\}/g, (mark, name: string) =>
    name in values ? String(values[name]) : mark,
  )
}
