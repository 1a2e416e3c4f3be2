import { Fragment } from 'react'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value in one line: lists with commas, objects as name and value. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined) return '—'
  if (Array.isArray(value)) return value.map(valueWords).join('、')
  if (isRecord(value))
    return Object.entries(value)
      .map(([name, member]) => `${name} ${valueWords(member)}`)
      .join('；')
  return String(value)
}

/** A value of a parameter for reading: the members of an object under one another. */
export function ParameterValueView({ value }: { readonly value: unknown }) {
  if (!isRecord(value)) return <span className="lj-figures">{valueWords(value)}</span>
  return (
    <dl className="parameter-members">
      {Object.entries(value).map(([name, member]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd className="lj-figures">{valueWords(member)}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
