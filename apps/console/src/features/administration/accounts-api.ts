import {
  DelegateMandate,
  GetAccount,
  GrantMandate,
  ListAccounts,
  ListDelegations,
  ListMandateOrganisations,
  OpenAccount,
  ResetCredentials,
  RevokeMandate,
  SwitchAccount,
  WithdrawDelegation,
} from '@lingjiang/identity/contract'
import { type BodyOf, call, type ReplyOf } from '@lingjiang/ui'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AccountSearch } from './account-search.ts'

export type AccountRow = ReplyOf<typeof ListAccounts>['accounts'][number]
export type AccountReply = ReplyOf<typeof GetAccount>
export type GrantedMandate = AccountReply['mandates'][number]
export type NewCredentials = ReplyOf<typeof ResetCredentials>
export type Delegation = ReplyOf<typeof ListDelegations>['lent'][number]

const KEY = ['identity', 'accounts'] as const
const DELEGATIONS = ['identity', 'delegations'] as const

export function useAccounts(search: AccountSearch) {
  return useQuery({
    queryKey: [...KEY, 'list', search],
    queryFn: ({ signal }) => call(ListAccounts, { query: search, signal }),
    placeholderData: keepPreviousData,
  })
}

export function useAccount(accountId: string) {
  return useQuery({
    queryKey: [...KEY, 'one', accountId],
    queryFn: ({ signal }) => call(GetAccount, { params: { accountId }, signal }),
  })
}

export function useOrganisations(enabled: boolean) {
  return useQuery({
    queryKey: [...KEY, 'organisations'],
    queryFn: ({ signal }) => call(ListMandateOrganisations, { signal }).then((reply) => reply.organisations),
    enabled,
  }).data
}

/** A write about accounts; everything shown about accounts is read again afterwards. */
function useWrite<I, R>(send: (input: I) => Promise<R>, key: readonly string[] = KEY) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: send, onSuccess: () => queries.invalidateQueries({ queryKey: key }) })
}

export const useOpenAccount = () => useWrite((body: BodyOf<typeof OpenAccount>) => call(OpenAccount, { body }))

export const useResetCredentials = (accountId: string) =>
  useWrite((body: BodyOf<typeof ResetCredentials>) => call(ResetCredentials, { params: { accountId }, body }))

export const useSwitchAccount = (accountId: string) =>
  useWrite((body: BodyOf<typeof SwitchAccount>) => call(SwitchAccount, { params: { accountId }, body }))

export const useGrantMandate = (accountId: string) =>
  useWrite((body: BodyOf<typeof GrantMandate>) => call(GrantMandate, { params: { accountId }, body }))

export const useRevokeMandate = (mandateId: string) =>
  useWrite((body: BodyOf<typeof RevokeMandate>) => call(RevokeMandate, { params: { mandateId }, body }))

export function useDelegations() {
  return useQuery({ queryKey: DELEGATIONS, queryFn: ({ signal }) => call(ListDelegations, { signal }) })
}

export const useDelegate = () =>
  useWrite((body: BodyOf<typeof DelegateMandate>) => call(DelegateMandate, { body }), DELEGATIONS)

export const useWithdrawDelegation = () =>
  useWrite((delegationId: string) => call(WithdrawDelegation, { params: { delegationId } }), DELEGATIONS)
