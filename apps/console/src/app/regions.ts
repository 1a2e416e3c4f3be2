import { ListRegions } from '@lingjiang/identity/contract'
import { call } from '@lingjiang/ui'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'

const regionsQuery = queryOptions({
  queryKey: ['identity', 'regions'],
  queryFn: ({ signal }) => call(ListRegions, { signal }).then((reply) => reply.regions),
  staleTime: Number.POSITIVE_INFINITY,
})

export function useRegions() {
  return useQuery(regionsQuery).data ?? []
}

/** Says a region code as its name, with the city before a county: 广州市天河区. Nothing while names are being read. */
export function useRegionName(): (code: string) => string {
  const regions = useRegions()
  return useCallback(
    (code: string) => {
      if (regions.length === 0) return ''
      const region = regions.find((one) => one.code === code)
      if (!region) return code
      const above = region.tier === 'province' ? undefined : regions.find((one) => one.code === region.parent)
      return above && above.tier !== 'province' ? `${above.name}${region.name}` : region.name
    },
    [regions],
  )
}
