import type { GetMe } from '@lingjiang/identity/contract'
import { call, isProblem, type ReplyOf } from '@lingjiang/ui'
import { queryOptions, useQuery } from '@tanstack/react-query'

export type Me = ReplyOf<typeof GetMe>

/** Who is signed in. Without the session's token cookie nobody is, and the server is not asked. */
export const meQuery = queryOptions({
  queryKey: ['identity', 'me'],
  queryFn: async ({ signal }): Promise<Me | null> => {
    if (!document.cookie.includes('lj_csrf=')) return null
    try {
      const { GetMe } = await import('@lingjiang/identity/contract') // not in the first view: visitors do without
      return await call(GetMe, { signal })
    } catch (error) {
      if (isProblem(error) && error.status === 401) return null
      throw error
    }
  },
  staleTime: 60_000,
})

export function useMe() {
  return useQuery(meQuery)
}
