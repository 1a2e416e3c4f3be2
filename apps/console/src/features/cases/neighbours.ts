export type Neighbours = {
  readonly previous: string | undefined
  readonly next: string | undefined
  /** The place in the queue, from 1; absent when the case is not in it. */
  readonly at: number | undefined
}

/**
 * The case before and after one in a queue; undefined when it never was in it. A case that has just been decided is gone from the queue: its place is then read from the
 * queue as last seen with it, and those that are still there count.
 */
export function neighboursOf(
  caseId: string,
  queue: readonly string[],
  seen: readonly string[],
): Neighbours | undefined {
  const at = queue.indexOf(caseId)
  if (at >= 0) return { previous: queue[at - 1], next: queue[at + 1], at: at + 1 }
  const was = seen.indexOf(caseId)
  if (was < 0) return undefined
  const waits = (id: string) => queue.includes(id)
  return { previous: seen.slice(0, was).findLast(waits), next: seen.slice(was + 1).find(waits), at: undefined }
}
