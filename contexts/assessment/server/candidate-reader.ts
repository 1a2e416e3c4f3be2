import { parentPort, workerData } from 'node:worker_threads'
import { ruleSetOn } from './evaluations.ts'
import { readCandidates } from './read-candidates.ts'
import type { Reading, ReadingNews } from './read-in-thread.ts'
import { RowSpool } from './row-spool.ts'

// The thread of `readInThread`: reads and checks one list, writes its good rows to the spool, tells how far it is and what it found.
const { path, spoolPath, level, today } = workerData as Reading
const tell = (news: ReadingNews) => parentPort?.postMessage(news)
const spool = await RowSpool.open(spoolPath)
const { faults } = await readCandidates(
  path,
  { level, today, ruleSet: ruleSetOn(today) },
  (row) => spool.add(row),
  async (rows) => tell({ kind: 'rows', rows }),
)
await spool.close()
tell({ kind: 'end', faults, count: spool.count })
