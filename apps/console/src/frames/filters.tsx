import { useText } from '@lingjiang/ui'
import { Button, Input, Select } from 'antd'
import { useEffect, useId, useState } from 'react'
import { frameMessages as m } from './messages.ts'

type Labelled = { readonly label: string; readonly width?: number }

/** One of a list; empty is all. Its value stands in the address. */
export function SelectFilter({
  label,
  width = 11,
  value,
  options,
  all,
  onChange,
}: Labelled & {
  readonly value: string | undefined
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly all: string
  readonly onChange: (value: string | undefined) => void
}) {
  const id = useId()
  return (
    <div className="frame-filter">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        style={{ width: `${width}rem`, maxWidth: '100%' }}
        value={value ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        options={[{ value: '', label: all }, ...options]}
        onChange={(chosen: string) => onChange(chosen || undefined)}
      />
    </div>
  )
}

/** Words to search for; asked when Enter is pressed or the field is left, so that the address does not change with each letter. */
export function TextFilter({
  label,
  width = 14,
  value,
  onChange,
}: Labelled & { readonly value: string | undefined; readonly onChange: (value: string | undefined) => void }) {
  const id = useId()
  const [typed, setTyped] = useState(value ?? '')
  useEffect(() => setTyped(value ?? ''), [value])
  const commit = (words: string) => {
    const next = words.trim() || undefined
    if (next !== value) onChange(next)
  }
  return (
    <div className="frame-filter">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type="search"
        style={{ width: `${width}rem`, maxWidth: '100%' }}
        value={typed}
        maxLength={60}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={() => commit(typed)}
        onBlur={() => commit(typed)}
      />
    </div>
  )
}

/** A condition that came with the address, from a number that was opened; it can be taken away. */
export function ChosenFilter({
  label,
  value,
  onRemove,
}: {
  readonly label: string
  readonly value: string
  readonly onRemove: () => void
}) {
  const text = useText()
  return (
    <Button aria-label={text(m.removeFilter, { name: value })} onClick={onRemove}>
      {label ? `${label}：${value}` : value} ×
    </Button>
  )
}
