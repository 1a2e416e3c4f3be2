import {
  CheckInCandidate,
  CloseExamRoom,
  GetExamRoom,
  GetSession,
  ListExamRooms,
  ListSessions,
  OpenExamRoom,
  RecordIncident,
} from '@lingjiang/assessment/contract'
import { SKILL_LEVEL_NAMES, type SkillLevel } from '@lingjiang/kernel'
import { GetCase, TakeCaseAction } from '@lingjiang/process/contract'
import { type BodyOf, call, type ReplyOf, useText } from '@lingjiang/ui'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RoomSearch } from './room-search.ts'

export type RoomRow = ReplyOf<typeof ListExamRooms>['rooms'][number]
export type RoomReply = ReplyOf<typeof GetExamRoom>
export type Sitting = RoomReply['sittings'][number]

/** How often a room in use is asked for again, in milliseconds: 120 rooms in a province cost 30 reads a second. */
const ASK_AGAIN_MS = 4000

export function useRooms(search: RoomSearch) {
  return useQuery({
    queryKey: ['rooms', 'list', search],
    queryFn: ({ signal }) => call(ListExamRooms, { query: { ...search, limit: 25 }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 5 * ASK_AGAIN_MS,
  })
}

export function useRoom(slotId: string) {
  return useQuery({
    queryKey: ['rooms', 'one', slotId],
    queryFn: ({ signal }) => call(GetExamRoom, { params: { slotId }, signal }),
    refetchInterval: (query) => (query.state.data?.room.state === 'closed' ? false : ASK_AGAIN_MS),
  })
}

/** Sessions whose list is frozen: their papers are to be drawn. */
export function useFrozenSessions(enabled: boolean) {
  return useQuery({
    queryKey: ['rooms', 'frozen'],
    queryFn: ({ signal }) => call(ListSessions, { query: { state: 'frozen', limit: 50 }, signal }),
    enabled,
  })
}

function useRoomChange<I, R>(mutationFn: (input: I) => Promise<R>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn, onSettled: () => queries.invalidateQueries({ queryKey: ['rooms'] }) })
}

/** Takes the action `prepare` on the case of a session, at the version it has now. */
export function usePrepare() {
  return useRoomChange(async (sessionId: string) => {
    const { caseId } = await call(GetSession, { params: { sessionId } })
    if (!caseId) throw new RangeError('a frozen session has a case')
    const { case: file } = await call(GetCase, { params: { caseId } })
    return call(TakeCaseAction, {
      params: { caseId, action: 'prepare' },
      body: { expectedVersion: file.version },
    })
  })
}

export const useOpenRoom = (slotId: string) => useRoomChange(() => call(OpenExamRoom, { params: { slotId } }))
export const useCloseRoom = (slotId: string) => useRoomChange(() => call(CloseExamRoom, { params: { slotId } }))

export function useCheckIn() {
  return useRoomChange((sittingId: string) =>
    call(CheckInCandidate, {
      params: { sittingId },
      body: { ticketSeen: true, documentSeen: true, faceMatches: true },
    }),
  )
}

export function useRecordIncident(slotId: string) {
  return useRoomChange((body: BodyOf<typeof RecordIncident>) => call(RecordIncident, { params: { slotId }, body }))
}

/** Occupation and level in words; the server names a room '电工 4'. */
export function useRoomTitle(): (title: string) => string {
  const text = useText()
  return (title) => {
    const at = title.lastIndexOf(' ')
    const level = SKILL_LEVEL_NAMES[title.slice(at + 1) as SkillLevel]
    return level ? `${title.slice(0, at)} · ${text(level)}` : title
  }
}
