import {
  BeginOneTimeCode,
  ChangePassword,
  ConfirmOneTimeCode,
  EndOtherSessions,
  EndOwnSession,
  GetOwnAccount,
  MakeRecoveryCodes,
} from '@lingjiang/identity/contract'
import { type BodyOf, call, type ReplyOf } from '@lingjiang/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'

export type OwnAccount = ReplyOf<typeof GetOwnAccount>

const KEY = ['identity', 'own-account'] as const

export function useOwnAccount() {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => call(GetOwnAccount, { signal }) })
}

/** A write about the own account; what is shown of it is read again afterwards. */
function useWrite<I, R>(send: (input: I) => Promise<R>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: send, onSuccess: () => queries.invalidateQueries({ queryKey: KEY }) })
}

export const useChangePassword = () => useWrite((body: BodyOf<typeof ChangePassword>) => call(ChangePassword, { body }))
export const useBeginOneTimeCode = () =>
  useWrite((body: BodyOf<typeof BeginOneTimeCode>) => call(BeginOneTimeCode, { body }))
export const useConfirmOneTimeCode = () => useWrite((code: string) => call(ConfirmOneTimeCode, { body: { code } }))
export const useMakeRecoveryCodes = () => useWrite((code: string) => call(MakeRecoveryCodes, { body: { code } }))
export const useEndSession = () => useWrite((sessionId: string) => call(EndOwnSession, { params: { sessionId } }))
export const useEndOthers = () => useWrite((_all: undefined) => call(EndOtherSessions))
