import { GetPlanningChoices, GetSession } from '@lingjiang/assessment/contract'
import { call, type ReplyOf, type Tone } from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'

export type SessionDetail = ReplyOf<typeof GetSession>

export function useSession(sessionId: string) {
  return useQuery({
    queryKey: ['assessment', 'session', sessionId],
    queryFn: ({ signal }) => call(GetSession, { params: { sessionId }, signal }),
  })
}

export function usePlanningChoices() {
  return useQuery({
    queryKey: ['assessment', 'choices'],
    queryFn: ({ signal }) => call(GetPlanningChoices, { signal }),
  })
}

const WAITING = ['filed', 'review']
const ENDED = ['archived', 'issued', 'approved']

export function toneOf(state: string): Tone {
  if (state === 'cancelled') return 'neutral'
  if (state === 'returned') return 'danger'
  if (WAITING.includes(state)) return 'warn'
  return ENDED.includes(state) ? 'ok' : 'info'
}
