import type { GivenAnswer } from '../exam-desk.ts'

/** Where unconfirmed answers lie on this machine: one place for each item of an attempt. */
export type OutboxStore = {
  load(attemptId: string): Promise<readonly GivenAnswer[]>
  /** Resolves when the answer is durable; takes the place of an older one for the item. */
  put(attemptId: string, answer: GivenAnswer): Promise<void>
  /** Removes exactly this answer; one with another sequence number stays. */
  remove(attemptId: string, answer: GivenAnswer): Promise<void>
}

const keyOf = (attemptId: string, itemId: string) => `lj-exam:${attemptId}:${itemId}`

/** In localStorage: for browsers that keep no database (private windows of some). */
export function localStore(storage: Storage): OutboxStore {
  const read = (key: string): GivenAnswer | undefined => {
    try {
      const kept: unknown = JSON.parse(storage.getItem(key) ?? 'null')
      return isAnswer(kept) ? kept : undefined
    } catch {
      return undefined
    }
  }
  return {
    load: async (attemptId) =>
      Object.keys(storage)
        .filter((key) => key.startsWith(keyOf(attemptId, '')))
        .flatMap((key) => read(key) ?? []),
    put: async (attemptId, answer) => storage.setItem(keyOf(attemptId, answer.itemId), JSON.stringify(answer)),
    remove: async (attemptId, answer) => {
      const key = keyOf(attemptId, answer.itemId)
      if (read(key)?.sequence === answer.sequence) storage.removeItem(key)
    },
  }
}

/** From the disk of a shared machine: anything else than an answer is passed over. */
function isAnswer(value: unknown): value is GivenAnswer {
  if (typeof value !== 'object' || value === null) return false
  const { sequence, itemId, response, givenAt } = value as Record<string, unknown>
  return (
    Number.isInteger(sequence) &&
    typeof itemId === 'string' &&
    typeof givenAt === 'string' &&
    Array.isArray(response) &&
    response.every((choice) => typeof choice === 'string')
  )
}

const DATABASE = 'lj-exam'
const ANSWERS = 'answers'

/** In IndexedDB with strict durability: written to the disk before an answer counts as given. */
async function databaseStore(factory: IDBFactory): Promise<OutboxStore> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = factory.open(DATABASE, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(ANSWERS)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  const write = (work: (answers: IDBObjectStore) => void) =>
    new Promise<void>((resolve, reject) => {
      const change = database.transaction(ANSWERS, 'readwrite', { durability: 'strict' })
      work(change.objectStore(ANSWERS))
      change.oncomplete = () => resolve()
      change.onerror = () => reject(change.error)
      change.onabort = () => reject(change.error)
    })
  return {
    load: (attemptId) =>
      new Promise((resolve, reject) => {
        const first = keyOf(attemptId, '')
        const range = IDBKeyRange.bound(first, `${first}\uffff`)
        const asked = database.transaction(ANSWERS).objectStore(ANSWERS).getAll(range)
        asked.onsuccess = () => resolve((asked.result as unknown[]).filter(isAnswer))
        asked.onerror = () => reject(asked.error)
      }),
    put: (attemptId, answer) => write((answers) => answers.put(answer, keyOf(attemptId, answer.itemId))),
    remove: (attemptId, answer) =>
      write((answers) => {
        const key = keyOf(attemptId, answer.itemId)
        const asked = answers.get(key)
        asked.onsuccess = () => {
          if (isAnswer(asked.result) && asked.result.sequence === answer.sequence) answers.delete(key)
        }
      }),
  }
}

/** The best store this browser has. */
export async function openStore(): Promise<OutboxStore> {
  try {
    return await databaseStore(indexedDB)
  } catch {
    return localStore(localStorage)
  }
}
