/** First day and page of the list of rooms, as they stand in the address. */
export type RoomSearch = { readonly from?: string; readonly cursor?: string }

/** Reads the address; whatever does not belong there falls away. */
export function toRoomSearch(search: Record<string, unknown>): RoomSearch {
  const { from, cursor } = search
  return {
    ...(typeof from === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(from) ? { from } : {}),
    ...(typeof cursor === 'string' && cursor.length <= 80 ? { cursor } : {}),
  }
}
