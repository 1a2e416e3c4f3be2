import { ListRegions } from '@lingjiang/identity/contract'
import { call } from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

/** The divisions of the province: its 21 cities in the order of their codes, and the name of any code with its city before it. */
export function useRegions() {
  const { data } = useQuery({
    queryKey: ['identity', 'regions'],
    queryFn: ({ signal }) => call(ListRegions, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return useMemo(() => {
    const names = new Map(data?.regions.map((region) => [region.code, region.name]))
    const cities = data?.regions.filter((region) => region.tier === 'city') ?? []
    const nameOf = (code: string) => {
      const own = names.get(code) ?? ''
      const city = names.get(`${code.slice(0, 4)}00`) ?? ''
      return own && city && own !== city ? `${city}${own}` : own || city
    }
    return { cities, nameOf }
  }, [data])
}
