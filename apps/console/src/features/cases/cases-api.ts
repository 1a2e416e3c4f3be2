import { GetCase, ListCases, TakeCaseAction } from '@lingjiang/process/contract'
import { type BodyOf, call, isProblem, type ReplyOf } from '@lingjiang/ui'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type InboxSearch, toQuery } from './inbox-search.ts'

export type CaseReply = ReplyOf<typeof GetCase>
export type CaseRow = CaseReply['case']
export type InboxRow = ReplyOf<typeof ListCases>['cases'][number]
export type TogetherAction = InboxRow['together'][number]
export type CaseCount = ReplyOf<typeof ListCases>['counts'][number]
export type CaseAction = CaseReply['actions'][number]

export function useCases(search: InboxSearch) {
  return useQuery({
    queryKey: ['cases', 'list', search],
    queryFn: ({ signal }) => call(ListCases, { query: toQuery(search), signal }),
    placeholderData: keepPreviousData,
  })
}

export function useCase(caseId: string) {
  return useQuery({
    queryKey: ['cases', 'one', caseId],
    queryFn: ({ signal }) => call(GetCase, { params: { caseId }, signal }),
  })
}

/** Takes an action; afterwards, also after a refusal that says the case has moved, everything shown is read again. */
export function useTakeAction(caseId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ action, key, body }: { action: string; key: string; body: BodyOf<typeof TakeCaseAction> }) =>
      call(TakeCaseAction, { params: { caseId, action }, body, idempotencyKey: key }),
    onSettled: (_reply, error) => {
      if (!error || (isProblem(error) && error.status === 409)) return queries.invalidateQueries()
    },
  })
}

export type Order = {
  readonly row: CaseRow
  readonly action: string
  readonly key: string
  readonly reason: string | undefined
}

/** Takes an action on one case after the other; each answers for itself. */
export function useTakeTogether() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({
      orders,
      onOutcome,
    }: {
      orders: readonly Order[]
      onOutcome: (outcome: { readonly id: string; readonly error?: unknown }) => void
    }) => {
      for (const { row, action, key, reason } of orders) {
        const body = { expectedVersion: row.version, ...(reason ? { reason } : {}) }
        try {
          await call(TakeCaseAction, { params: { caseId: row.id, action }, body, idempotencyKey: key })
          onOutcome({ id: row.id })
        } catch (error) {
          onOutcome({ id: row.id, error })
        }
      }
    },
    onSettled: () => queries.invalidateQueries(),
  })
}
