import { useText } from '@lingjiang/ui'
import { Select } from 'antd'
import { useRegionName, useRegions } from '../../app/regions.ts'
import { filingMessages as m } from './messages.ts'

/** A county, district or town of the province, found by its name or that of its city. */
export function RegionSelect({
  value,
  onChange,
  id,
}: {
  readonly value?: string
  readonly onChange?: (code: string) => void
  readonly id?: string
}) {
  const text = useText()
  const regions = useRegions()
  const regionName = useRegionName()
  const places = regions.filter((region) => region.tier === 'county' || region.tier === 'town')
  return (
    <Select
      {...(id ? { id } : {})}
      value={(value || undefined) as never}
      placeholder={text(m.choose)}
      showSearch={{ optionFilterProp: 'label' }}
      options={places.map((region) => ({ value: region.code, label: regionName(region.code) }))}
      onChange={(code: string) => onChange?.(code)}
    />
  )
}
