import { createContext, type ReactNode, useContext, useId } from 'react'
import { useText } from '../text/messages.ts'
import { partMessages } from './messages.ts'

export type FieldProps = {
  readonly label: string
  readonly hint?: ReactNode
  /** What is wrong, in the user's language. */
  readonly error?: string | undefined
  readonly optional?: boolean
  /** The name in the form and in the server's faults (`/name`); the error summary links to it. */
  readonly name: string
}

export type Wiring = { readonly id: string; readonly name: string; readonly describedBy: string | undefined }

/** The id of the control that belongs to a name: the target of the error summary's links. */
export const fieldId = (name: string) => `field-${name.replace(/[^a-zA-Z0-9]+/g, '-')}`

const OnlyLabel = createContext(false)
/** Inside it, labels are read aloud but not shown (filters above a list). */
export const HiddenLabels = OnlyLabel.Provider

/** Label, hint, error and one control, wired together. The building brick of the other fields. */
export function Field({
  label,
  hint,
  error,
  optional,
  name,
  children,
}: FieldProps & { readonly children: (wiring: Wiring) => ReactNode }) {
  const text = useText()
  const hintId = useId()
  const errorId = useId()
  const hidden = useContext(OnlyLabel)
  const id = fieldId(name)
  const describedBy = [hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ') || undefined
  return (
    <div className={`lj-field${error ? ' lj-field-wrong' : ''}`}>
      <label className={hidden ? 'lj-only-read' : 'lj-label'} htmlFor={id}>
        {label}
        {optional && <span className="lj-optional">{text(partMessages.optional)}</span>}
      </label>
      {hint && (
        <div className="lj-hint" id={hintId}>
          {hint}
        </div>
      )}
      {error && <FieldError id={errorId} error={error} />}
      {children({ id, name, describedBy })}
    </div>
  )
}

export function FieldError({ id, error }: { readonly id: string; readonly error: string }) {
  const text = useText()
  return (
    <p className="lj-field-error" id={id}>
      <span className="lj-only-read">{text(partMessages.errorPrefix)}</span>
      {error}
    </p>
  )
}
