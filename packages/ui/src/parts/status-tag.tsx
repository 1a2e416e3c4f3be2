export type Tone = 'neutral' | 'info' | 'ok' | 'warn' | 'danger'

/** The shape says what the colour says: grey print and colour-blind readers lose nothing. */
const MARKS: Readonly<Record<Tone, string>> = {
  neutral: 'M8 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z',
  info: 'M8 2.5a5.5 5.5 0 0 1 0 11z M8 2.5a5.5 5.5 0 0 0 0 11',
  ok: 'M3 8.5l3.4 3.5L13 4.5',
  warn: 'M8 2.5l6 10.5H2z M8 6.5v3 M8 11.2v.3',
  danger: 'M4 4l8 8 M12 4l-8 8',
}

/** A state in a word, a colour and a shape. */
export function StatusTag({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return (
    <span className={`lj-tag lj-tag-${tone}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false" data-tone={tone}>
        <path d={MARKS[tone]} />
      </svg>
      {children}
    </span>
  )
}
