import { type ResourceLimits, Worker } from 'node:worker_threads'
import type { PlainDate, StandardLevel } from '@lingjiang/kernel'
import { SheetFault } from '@lingjiang/sheets/read'
import type { RowFault } from './import-store.ts'
import { ofFile } from './read-candidates.ts'

export type Reading = {
  readonly path: string
  /** Where the good rows are written. */
  readonly spoolPath: string
  readonly level: StandardLevel
  readonly today: PlainDate
}
export type ReadList = { readonly faults: readonly RowFault[]; readonly count: number }
export type ReadingNews = ({ readonly kind: 'end' } & ReadList) | { readonly kind: 'rows'; readonly rows: number }

/** More than the longest list needs; a file made to take more ends its thread and not the server. */
const LIMITS: ResourceLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 }

/**
 * Reads and checks a list in a thread of its own, so that meanwhile the server answers and its memory does not grow.
 * @throws when the thread ends before it has told what it found
 */
export async function readInThread(
  reading: Reading,
  told: (rows: number) => Promise<void>,
  limits = LIMITS,
): Promise<ReadList> {
  const thread = new Worker(new URL('./candidate-reader.ts', import.meta.url), {
    workerData: reading,
    resourceLimits: limits,
  })
  let telling = Promise.resolve()
  let found: ReadList | undefined
  thread.on('message', (news: ReadingNews) => {
    if (news.kind === 'end') found = news
    else telling = telling.then(() => told(news.rows))
  })
  const failure = await new Promise<Error | undefined>((resolve) => {
    thread.once('error', resolve)
    thread.once('exit', (code) => resolve(found ? undefined : new Error(`the thread ended with ${code}`)))
  })
  await telling
  if (found && !failure) return found
  if ((failure as NodeJS.ErrnoException | undefined)?.code !== 'ERR_WORKER_OUT_OF_MEMORY') throw failure
  return { faults: [ofFile(new SheetFault('too-large-inside').text)], count: 0 }
}
