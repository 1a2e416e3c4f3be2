import { Descriptions } from 'antd'
import type { ReactNode } from 'react'

export type Fact = { readonly label: string; readonly value: ReactNode }

/** Names and values of a record, two beside one another where there is room. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, sm: 1, md: 2, lg: 2, xl: 2, xxl: 3 }}
      items={facts.map((fact) => ({ key: fact.label, label: fact.label, children: fact.value }))}
    />
  )
}
