import { type ReactNode, useId } from 'react'
import { useText } from '../text/messages.ts'
import { Field, FieldError, type FieldProps, fieldId } from './field.tsx'
import { partMessages } from './messages.ts'

export type Option<V extends string> = { readonly value: V; readonly label: string; readonly hint?: ReactNode }

/** The device's own list: on phones nothing of ours is easier. `empty` names the choice of nothing. */
export function Select<V extends string>({
  value,
  onChange,
  options,
  empty,
  ...field
}: FieldProps & {
  readonly value: V | ''
  readonly onChange: (value: V | '') => void
  readonly options: readonly Option<V>[]
  readonly empty?: string
}) {
  const text = useText()
  return (
    <Field {...field}>
      {({ id, name, describedBy }) => (
        <select
          id={id}
          name={name}
          className="lj-input lj-select"
          value={value}
          onChange={(event) => onChange(event.target.value as V | '')}
          aria-describedby={describedBy}
          aria-invalid={field.error ? true : undefined}
        >
          <option value="">{empty ?? text(partMessages.choose)}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type GroupProps<V extends string> = FieldProps & { readonly options: readonly Option<V>[] }

/** One of a few, all seen at once. */
export function RadioGroup<V extends string>({
  value,
  onChange,
  ...group
}: GroupProps<V> & { readonly value: V | ''; readonly onChange: (value: V) => void }) {
  return (
    <Choices {...group} type="radio" isChosen={(option) => option === value} onChoose={(option) => onChange(option)} />
  )
}

/** Any of a few. */
export function CheckboxGroup<V extends string>({
  values,
  onChange,
  ...group
}: GroupProps<V> & { readonly values: readonly V[]; readonly onChange: (values: readonly V[]) => void }) {
  return (
    <Choices
      {...group}
      type="checkbox"
      isChosen={(option) => values.includes(option)}
      onChoose={(option, chosen) => onChange(chosen ? [...values, option] : values.filter((one) => one !== option))}
    />
  )
}

function Choices<V extends string>({
  type,
  label,
  hint,
  error,
  optional,
  name,
  options,
  isChosen,
  onChoose,
}: GroupProps<V> & {
  readonly type: 'radio' | 'checkbox'
  readonly isChosen: (option: V) => boolean
  readonly onChoose: (option: V, chosen: boolean) => void
}) {
  const text = useText()
  const hintId = useId()
  const errorId = useId()
  const describedBy = [hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ') || undefined
  return (
    <fieldset className={`lj-field lj-choices${error ? ' lj-field-wrong' : ''}`} aria-describedby={describedBy}>
      <legend className="lj-label">
        {label}
        {optional && <span className="lj-optional">{text(partMessages.optional)}</span>}
      </legend>
      {hint && (
        <div className="lj-hint" id={hintId}>
          {hint}
        </div>
      )}
      {error && <FieldError id={errorId} error={error} />}
      {options.map((option, index) => (
        <Choice
          key={option.value}
          // The first choice carries the group's id: there the error summary leads.
          id={index === 0 ? fieldId(name) : `${fieldId(name)}-${option.value}`}
          type={type}
          name={name}
          label={option.label}
          hint={option.hint}
          checked={isChosen(option.value)}
          onChange={(chosen) => onChoose(option.value, chosen)}
        />
      ))}
    </fieldset>
  )
}

function Choice({
  id,
  type,
  name,
  label,
  hint,
  checked,
  onChange,
  describedBy,
  invalid,
}: {
  readonly id: string
  readonly type: 'radio' | 'checkbox'
  readonly name: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly describedBy?: string | undefined
  readonly invalid?: boolean
}) {
  const hintId = `${id}-hint`
  return (
    <div className="lj-choice">
      <input
        id={id}
        type={type}
        name={name}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        aria-describedby={[hint ? hintId : '', describedBy ?? ''].filter(Boolean).join(' ') || undefined}
        aria-invalid={invalid ? true : undefined}
      />
      <label htmlFor={id}>
        {label}
        {hint && (
          <span className="lj-hint" id={hintId}>
            {hint}
          </span>
        )}
      </label>
    </div>
  )
}

/** One statement to agree to. */
export function Checkbox({
  label,
  hint,
  error,
  name,
  checked,
  onChange,
}: {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly name: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}) {
  const errorId = useId()
  return (
    <div className={`lj-field${error ? ' lj-field-wrong' : ''}`}>
      {error && <FieldError id={errorId} error={error} />}
      <Choice
        id={fieldId(name)}
        type="checkbox"
        name={name}
        label={label}
        hint={hint}
        checked={checked}
        onChange={onChange}
        describedBy={error ? errorId : undefined}
        invalid={Boolean(error)}
      />
    </div>
  )
}
