import { GetMe } from '@lingjiang/identity/contract'
import { call, isProblem, type ReplyOf } from '@lingjiang/ui'
import { queryOptions, useQuery } from '@tanstack/react-query'

export type Me = ReplyOf<typeof GetMe>
export type Mandate = Me['mandates'][number]

/** Who is signed in, in which role, with which permissions; null for nobody. Without the session's token cookie the server is not asked. */
export const meQuery = queryOptions({
  queryKey: ['identity', 'me'],
  queryFn: async ({ signal }): Promise<Me | null> => {
    if (!document.cookie.includes('lj_csrf=')) return null
    try {
      return await call(GetMe, { signal })
    } catch (error) {
      if (isProblem(error) && error.status === 401) return null
      throw error
    }
  },
  staleTime: 60_000,
})

export function useMe(): Me | null {
  return useQuery(meQuery).data ?? null
}

/** Whether the present role holds a permission: for buttons and menus. The server decides in any case. */
export function useMay(permission: string): boolean {
  return useMe()?.permissions.includes(permission) ?? false
}
