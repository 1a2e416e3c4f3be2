import { ListOccupations } from '@lingjiang/standards/contract'
import { call, Field, useText } from '@lingjiang/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { portalPartMessages as m } from './messages.ts'
import './parts.css'

export type ChosenOccupation = { readonly code: string; readonly name: string }

const PAUSE_MS = 200
const MOST_SHOWN = 8

function useOccupations(text: string) {
  const [asked, setAsked] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return useQuery({
    queryKey: ['standards', 'occupations', asked],
    queryFn: ({ signal }) => call(ListOccupations, { query: { text: asked, limit: MOST_SHOWN }, signal }),
    enabled: asked.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** The name of an occupation code that stands in the address. */
export function useOccupationName(code: string | undefined): string {
  const { data } = useOccupations(code ?? '')
  return data?.occupations.find((occupation) => occupation.code === code)?.name ?? code ?? ''
}

/**
 * Finds an occupation of the dictionary by characters, code or pinyin while one types (combobox of the ARIA practices).
 * The chosen one is shown by name; changing the text lets it go.
 */
export function OccupationField({
  value,
  onChange,
  error,
}: {
  readonly value: ChosenOccupation | undefined
  readonly onChange: (occupation: ChosenOccupation | undefined) => void
  readonly error?: string | undefined
}) {
  const text = useText()
  const listId = useId()
  const [typed, setTyped] = useState<string>()
  const [at, setAt] = useState(-1)
  const { data, isFetching } = useOccupations(typed ?? '')
  const open = typed !== undefined && typed.trim() !== ''
  const shown = open ? (data?.occupations ?? []) : []
  const choose = (occupation: ChosenOccupation | undefined) => {
    onChange(occupation && { code: occupation.code, name: occupation.name })
    setTyped(undefined)
    setAt(-1)
  }
  const onKey = (event: KeyboardEvent) => {
    if (!open) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step && shown.length) setAt((at + step + shown.length) % shown.length)
    else if (event.key === 'Enter' && shown[Math.max(at, 0)]) choose(shown[Math.max(at, 0)])
    else if (event.key === 'Escape') choose(value)
    else return
    event.preventDefault()
  }
  return (
    <Field name="occupation" label={text(m.occupation)} hint={text(m.occupationHint)} error={error}>
      {({ id, name, describedBy }) => (
        <div className="portal-occupation">
          <input
            id={id}
            name={name}
            className="lj-input"
            role="combobox"
            aria-expanded={open && shown.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={at >= 0 && shown[at] ? `${listId}-${at}` : undefined}
            aria-describedby={describedBy}
            aria-invalid={error ? true : undefined}
            autoComplete="off"
            spellCheck={false}
            value={typed ?? value?.name ?? ''}
            onChange={(event) => {
              setTyped(event.target.value)
              setAt(-1)
              if (value) onChange(undefined)
            }}
            onKeyDown={onKey}
          />
          <div id={listId} role="listbox" aria-label={text(m.occupation)} hidden={!open || shown.length === 0}>
            {shown.map((occupation, index) => (
              <div
                key={occupation.code}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => choose(occupation)}
                onKeyDown={onKey}
              >
                {occupation.name} <span className="lj-muted lj-figures">{occupation.code}</span>
              </div>
            ))}
          </div>
          <p className="lj-small" role="status">
            {open && found(text, shown.length, isFetching || data === undefined)}
          </p>
        </div>
      )}
    </Field>
  )
}

function found(text: ReturnType<typeof useText>, count: number, busy: boolean): string {
  if (count > 0) return text(m.occupationFound, { count })
  return text(busy ? m.occupationSearching : m.occupationNone)
}
