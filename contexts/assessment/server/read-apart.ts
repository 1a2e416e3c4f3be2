import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
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
export type ReadingNews =
  | ({ readonly kind: 'end' } & ReadList)
  | { readonly kind: 'rows'; readonly rows: number }
  | { readonly kind: 'failed'; readonly why: string }

/** Megabytes: more than the longest list needs. */
const MEMORY = 192

const READER = fileURLToPath(new URL('./candidate-reader.ts', import.meta.url))

/** What an engine that ran out of memory dies of. */
const OUT_OF_MEMORY: readonly (NodeJS.Signals | null)[] = ['SIGABRT', 'SIGTRAP', 'SIGILL']

/**
 * Reads and checks a list in a process of its own, so that meanwhile the server answers and its memory does not grow, and a file made to take
 * more than a list may ends that process alone: a thread that runs out of memory can take the whole server with it.
 * @param memory megabytes for the list
 * @throws when the process ends before it has told what it found
 */
export async function readApart(
  reading: Reading,
  told: (rows: number) => Promise<void>,
  memory = MEMORY,
): Promise<ReadList> {
  const reader = fork(READER, [JSON.stringify(reading)], {
    execArgv: [`--max-old-space-size=${memory}`, '--max-semi-space-size=2', '--heap-growing-percent=20'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  let telling = Promise.resolve()
  let last: ReadingNews | undefined
  reader.on('message', (news: ReadingNews) => {
    if (news.kind === 'rows') telling = telling.then(() => told(news.rows))
    else last = news
  })
  const ended = await new Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>(
    (resolve, reject) => {
      reader.once('error', reject)
      reader.once('close', (code, signal) => resolve({ code, signal }))
    },
  )
  await telling
  if (last?.kind === 'end') return last
  if (last?.kind === 'failed') throw new Error(last.why)
  if (OUT_OF_MEMORY.includes(ended.signal))
    return { faults: [ofFile(new SheetFault('too-large-inside').text)], count: 0 }
  throw new Error(`the reader ended with ${ended.signal ?? ended.code}`)
}
