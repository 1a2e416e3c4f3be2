import { Select, useText } from '@lingjiang/ui'
import { portalPartMessages as m } from './messages.ts'
import { useRegions } from './use-regions.ts'

/** One of the 21 cities, or the whole province. */
export function CitySelect({ value, onChange }: { readonly value: string; readonly onChange: (code: string) => void }) {
  const text = useText()
  const { cities } = useRegions()
  return (
    <Select
      name="region"
      label={text(m.city)}
      empty={text(m.anyCity)}
      value={value}
      onChange={onChange}
      options={cities.map((city) => ({ value: city.code, label: city.name }))}
    />
  )
}
