import { ruleSetOn } from './evaluations.ts'
import type { Reading, ReadingNews } from './read-apart.ts'
import { readCandidates } from './read-candidates.ts'
import { RowSpool } from './row-spool.ts'

// The process of `readApart`: reads and checks one list, writes its good rows to the spool, tells how far it is and what it found.
const { path, spoolPath, level, today } = JSON.parse(process.argv[2] ?? '') as Reading
const tell = (news: ReadingNews) => new Promise((resolve) => process.send?.(news, resolve))
// Whoever asked is gone: nobody waits for the answer.
process.once('disconnect', () => process.exit(1))
try {
  const spool = await RowSpool.open(spoolPath)
  const { faults } = await readCandidates(
    path,
    { level, today, ruleSet: ruleSetOn(today) },
    (row) => spool.add(row),
    async (rows) => {
      await tell({ kind: 'rows', rows })
    },
  )
  await spool.close()
  await tell({ kind: 'end', faults, count: spool.count })
} catch (error) {
  await tell({ kind: 'failed', why: error instanceof Error ? error.message : String(error) })
}
process.exit(0)
