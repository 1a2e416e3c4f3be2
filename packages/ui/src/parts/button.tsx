import type { ButtonHTMLAttributes, ReactNode } from 'react'

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger'

/**
 * A button. While `busy` it keeps its place and its focus but does nothing.
 */
export function Button({
  look = 'primary',
  busy = false,
  wide = false,
  type = 'button',
  children,
  onClick,
  ...rest
}: {
  readonly look?: ButtonLook
  readonly busy?: boolean
  /** Fills the width on phones. */
  readonly wide?: boolean
  readonly children: ReactNode
} & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'>) {
  return (
    <button
      {...rest}
      type={type}
      className={`lj-button lj-button-${look}${wide ? ' lj-button-wide' : ''}`}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    >
      {children}
    </button>
  )
}

/** The class of a link that looks like a button; links stay links. */
export function buttonClass(look: ButtonLook = 'primary', wide = false): string {
  return `lj-button lj-button-${look}${wide ? ' lj-button-wide' : ''}`
}
