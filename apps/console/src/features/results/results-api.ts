import { EnterScore, GetRecheck, GetScoreHistory, GetSessionResults } from '@lingjiang/assessment/contract'
import { type BodyOf, call, type ReplyOf, type Tone } from '@lingjiang/ui'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { resultMessages as m } from './messages.ts'
import type { Outcome, ResultsSearch } from './routes.ts'

export type SessionResults = ReplyOf<typeof GetSessionResults>
export type ResultRow = SessionResults['rows'][number]
export type ScoreHistory = ReplyOf<typeof GetScoreHistory>

export const OUTCOME_TONES: Readonly<Record<Outcome, Tone>> = { passed: 'ok', failed: 'danger', incomplete: 'warn' }
export const OUTCOME_WORDS = { passed: m.passed, failed: m.failed, incomplete: m.incompleteOne } as const

export function useResults(sessionId: string, search: ResultsSearch) {
  return useQuery({
    queryKey: ['assessment', 'results', sessionId, search],
    queryFn: ({ signal }) =>
      call(GetSessionResults, { params: { sessionId }, query: { ...search, limit: 50 }, signal }),
    placeholderData: keepPreviousData,
  })
}

export function useHistory(registrationId: string) {
  return useQuery({
    queryKey: ['assessment', 'scores', registrationId],
    queryFn: ({ signal }) => call(GetScoreHistory, { params: { registrationId }, signal }),
  })
}

export function useEnterScore(registrationId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof EnterScore>) => call(EnterScore, { params: { registrationId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['assessment'] }),
  })
}

export function useRecheck(recheckId: string) {
  return useQuery({
    queryKey: ['assessment', 'recheck', recheckId],
    queryFn: ({ signal }) => call(GetRecheck, { params: { recheckId }, signal }),
  })
}
