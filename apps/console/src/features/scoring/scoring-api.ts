import { CorrectSheet, GetScoringSlot, ListScoringSlots, SaveSheet, SignSheets } from '@lingjiang/assessment/contract'
import { type BodyOf, call, type ReplyOf } from '@lingjiang/ui'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SlotsSearch } from './routes.ts'

export type SlotRow = ReplyOf<typeof ListScoringSlots>['slots'][number]
export type ScoringSlot = ReplyOf<typeof GetScoringSlot>
export type ScoredCandidate = ScoringSlot['candidates'][number]
export type Station = ScoringSlot['stations'][number]

export function useSlots(search: SlotsSearch) {
  return useQuery({
    queryKey: ['assessment', 'scoring-slots', search],
    queryFn: ({ signal }) => call(ListScoringSlots, { query: { ...search, limit: 25 }, signal }),
    placeholderData: keepPreviousData,
  })
}

export function useScoringSlot(slotId: string) {
  return useQuery({
    queryKey: ['assessment', 'scoring-slot', slotId],
    queryFn: ({ signal }) => call(GetScoringSlot, { params: { slotId }, signal }),
    staleTime: 0,
  })
}

export function useScoringActions(slotId: string) {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: ['assessment', 'scoring-slot', slotId] })
  return {
    save: useMutation({
      mutationFn: (input: { readonly registrationId: string; readonly body: BodyOf<typeof SaveSheet> }) =>
        call(SaveSheet, { params: { slotId, registrationId: input.registrationId }, body: input.body }),
      onSuccess,
    }),
    sign: useMutation({
      mutationFn: (body: BodyOf<typeof SignSheets>) => call(SignSheets, { params: { slotId }, body }),
      onSuccess,
    }),
    correct: useMutation({
      mutationFn: (input: { readonly sheetId: string; readonly reason: string }) =>
        call(CorrectSheet, { params: { sheetId: input.sheetId }, body: { reason: input.reason } }),
      onSuccess,
    }),
  }
}
