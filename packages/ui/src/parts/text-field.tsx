import type { InputHTMLAttributes } from 'react'
import { Field, type FieldProps } from './field.tsx'

type Control = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'autoComplete' | 'inputMode' | 'maxLength' | 'spellCheck' | 'placeholder' | 'readOnly' | 'min' | 'max'
>

/** One line of text. `width` is the number of characters expected: the box tells how much is wanted. */
export function TextField({
  value,
  onChange,
  width,
  type = 'text',
  autoComplete,
  inputMode,
  maxLength,
  spellCheck,
  placeholder,
  readOnly,
  min,
  max,
  ...field
}: FieldProps & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly width?: number
} & Control) {
  return (
    <Field {...field}>
      {({ id, name, describedBy }) => (
        <input
          id={id}
          name={name}
          className="lj-input"
          style={width ? { maxWidth: `${width + 3}em` } : undefined}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-describedby={describedBy}
          aria-invalid={field.error ? true : undefined}
          type={type}
          autoComplete={autoComplete}
          inputMode={inputMode}
          maxLength={maxLength}
          spellCheck={spellCheck}
          placeholder={placeholder}
          readOnly={readOnly}
          min={min}
          max={max}
        />
      )}
    </Field>
  )
}

/** Several lines of text. */
export function TextArea({
  value,
  onChange,
  rows = 4,
  maxLength,
  ...field
}: FieldProps & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly rows?: number
  readonly maxLength?: number
}) {
  return (
    <Field {...field}>
      {({ id, name, describedBy }) => (
        <textarea
          id={id}
          name={name}
          className="lj-input lj-textarea"
          rows={rows}
          maxLength={maxLength}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-describedby={describedBy}
          aria-invalid={field.error ? true : undefined}
        />
      )}
    </Field>
  )
}
