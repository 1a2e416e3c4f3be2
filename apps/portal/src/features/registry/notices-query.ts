import { ListPublicity } from '@lingjiang/registry/contract'
import { call } from '@lingjiang/ui'
import { queryOptions } from '@tanstack/react-query'

export const noticesQuery = queryOptions({
  queryKey: ['catalogue', 'notices'],
  queryFn: ({ signal }) => call(ListPublicity, { signal }).then((reply) => reply.notices),
})
