import { DecideParameterProposal, GetParameter, ListParameters, ProposeParameter } from '@lingjiang/identity/contract'
import { type BodyOf, call, type ReplyOf } from '@lingjiang/ui'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ParameterSearch } from './parameter-search.ts'

export type ParameterRow = ReplyOf<typeof ListParameters>['parameters'][number]
export type ParameterHistory = ReplyOf<typeof GetParameter>
export type ProposalRow = ParameterHistory['proposals'][number]

const KEY = ['identity', 'parameters'] as const

export function useParameters(search: ParameterSearch) {
  return useQuery({
    queryKey: [...KEY, 'list', search],
    queryFn: ({ signal }) => call(ListParameters, { query: search, signal }),
    placeholderData: keepPreviousData,
  })
}

export function useParameter(key: string) {
  return useQuery({
    queryKey: [...KEY, 'one', key],
    queryFn: ({ signal }) => call(GetParameter, { params: { key }, signal }),
  })
}

export function useProposeParameter(key: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof ProposeParameter>) => call(ProposeParameter, { params: { key }, body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  })
}

export function useDecideProposal() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ proposalId, ...body }: { proposalId: string } & BodyOf<typeof DecideParameterProposal>) =>
      call(DecideParameterProposal, { params: { proposalId }, body }),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
}
