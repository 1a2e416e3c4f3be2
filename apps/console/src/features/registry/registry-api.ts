import {
  GetFiling,
  GetOrganisation,
  ListFilings,
  ListPanelCalls,
  ListReviewers,
  ListSites,
  ListStaff,
} from '@lingjiang/registry/contract'
import { call, type ReplyOf } from '@lingjiang/ui'
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'

export type FilingReply = ReplyOf<typeof GetFiling>
export type OrganisationReply = NonNullable<ReplyOf<typeof GetOrganisation>['organisation']>
export type SiteReply = ReplyOf<typeof ListSites>['sites'][number]
export type StaffReply = ReplyOf<typeof ListStaff>['staff'][number]
export type FilingRow = ReplyOf<typeof ListFilings>['filings'][number]

export const organisationQuery = queryOptions({
  queryKey: ['registry', 'organisation'],
  queryFn: ({ signal }) => call(GetOrganisation, { signal }).then((reply) => reply.organisation),
})
export const sitesQuery = queryOptions({
  queryKey: ['registry', 'sites'],
  queryFn: ({ signal }) => call(ListSites, { signal }).then((reply) => reply.sites),
})
export const staffQuery = queryOptions({
  queryKey: ['registry', 'staff'],
  queryFn: ({ signal }) => call(ListStaff, { signal }).then((reply) => reply.staff),
})
export const filingsQuery = queryOptions({
  queryKey: ['registry', 'filings'],
  queryFn: ({ signal }) => call(ListFilings, { signal }).then((reply) => reply.filings),
})
export const filingQuery = (filingId: string) =>
  queryOptions({
    queryKey: ['registry', 'filings', filingId],
    queryFn: ({ signal }) => call(GetFiling, { params: { filingId }, signal }),
  })
export const reviewersQuery = queryOptions({
  queryKey: ['registry', 'reviewers'],
  queryFn: ({ signal }) => call(ListReviewers, { signal }).then((reply) => reply.reviewers),
})
export const panelCallsQuery = queryOptions({
  queryKey: ['registry', 'panel-calls'],
  queryFn: ({ signal }) => call(ListPanelCalls, { signal }).then((reply) => reply.calls),
})

/** After any write: everything of the registry is read anew, and the cases with it. */
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient()
  return useCallback(async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['registry'] }),
      client.invalidateQueries({ queryKey: ['cases'] }),
    ])
  }, [client])
}
