import { CheckAuditSeal, ListAuditSeals, SearchAudit } from '@lingjiang/identity/contract'
import { call, type ReplyOf } from '@lingjiang/ui'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import type { AuditSearch } from './audit-search.ts'

export type AuditEvent = ReplyOf<typeof SearchAudit>['events'][number]
export type AuditSeal = ReplyOf<typeof ListAuditSeals>['seals'][number]

export function useAudit(search: AuditSearch) {
  return useQuery({
    queryKey: ['identity', 'audit', search],
    queryFn: ({ signal }) => call(SearchAudit, { query: search, signal }),
    placeholderData: keepPreviousData,
  })
}

export function useSeals(before: string | undefined) {
  return useQuery({
    queryKey: ['identity', 'seals', before ?? ''],
    queryFn: ({ signal }) => call(ListAuditSeals, { query: before ? { before } : {}, signal }),
    placeholderData: keepPreviousData,
  })
}

export function useCheckSeal() {
  return useMutation({ mutationFn: (day: string) => call(CheckAuditSeal, { params: { day } }) })
}
