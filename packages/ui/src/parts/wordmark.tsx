/** 岭匠: a ridge over a level, in a square like a seal. */
export function Wordmark({ caption }: { readonly caption?: string }) {
  return (
    <span className="lj-wordmark">
      <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="3" fill="var(--accent)" />
        <path
          d="M5 20.5 L12 9.5 L16.5 16 L20 11.5 L27 20.5"
          fill="none"
          stroke="var(--on-accent)"
          strokeWidth="2.2"
          strokeLinejoin="miter"
        />
        <path d="M5 25 H27" stroke="var(--on-accent)" strokeWidth="2.2" />
      </svg>
      <span className="lj-wordmark-name">岭匠</span>
      {caption && <span className="lj-wordmark-caption">{caption}</span>}
    </span>
  )
}
