import { GetOccupation, ListOccupations } from '@lingjiang/standards/contract'
import { call } from '@lingjiang/ui'
import { useQueries, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'

const FOR_EVER = Number.POSITIVE_INFINITY

/** Names of chosen occupation codes, each asked once. */
function useNames(codes: readonly string[]): ReadonlyMap<string, string> {
  const answers = useQueries({
    queries: codes.map((code) => ({
      queryKey: ['standards', 'occupation', code],
      queryFn: () => call(GetOccupation, { params: { code } }),
      staleTime: FOR_EVER,
    })),
  })
  return new Map(answers.flatMap(({ data }) => (data ? [[data.occupation.code, data.occupation.name] as const] : [])))
}

/** Finds occupations by name, code or pinyin as one types. One or several; the value is the code. */
export function OccupationSelect({
  value,
  onChange,
  multiple = false,
  id,
}: {
  readonly value?: string | readonly string[]
  readonly onChange?: (value: string | string[]) => void
  readonly multiple?: boolean
  readonly id?: string
}) {
  const [typed, setTyped] = useState('')
  const asked = useDeferredValue(typed.trim())
  const chosen = value === undefined || value === '' ? [] : typeof value === 'string' ? [value] : [...value]
  const names = useNames(chosen)
  const found = useQuery({
    queryKey: ['standards', 'occupations', asked],
    queryFn: ({ signal }) => call(ListOccupations, { query: { ...(asked ? { text: asked } : {}), limit: 20 }, signal }),
    placeholderData: (before) => before,
    staleTime: 60_000,
  })
  const label = (code: string, name: string | undefined) => (name ? `${name} ${code}` : code)
  const listed = (found.data?.occupations ?? []).map((o) => ({ value: o.code, label: label(o.code, o.name) }))
  const kept = chosen.filter((code) => !listed.some((option) => option.value === code))
  return (
    <Select
      {...(id ? { id } : {})}
      {...(multiple ? { mode: 'multiple' as const } : {})}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      value={(multiple ? chosen : chosen[0]) as never}
      options={[...kept.map((code) => ({ value: code, label: label(code, names.get(code)) })), ...listed]}
      onChange={(next) => onChange?.(next)}
    />
  )
}
