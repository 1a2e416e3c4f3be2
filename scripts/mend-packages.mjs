import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { giveUp, ROOT } from './pinned-node.mjs'

/**
 * Known faults of packages whose makers have not published the mend yet: exact text, exact version. A mend goes as soon as a version that has it
 * is in the lock file; a version that the text does not fit stops the installation instead of going on without it.
 *
 * postgres.js 3.4.9 loses its way when a backend ends within a transaction, as when PostgreSQL restarts: docs/decisions/0005.
 */
const MENDS = [
  {
    package: 'postgres',
    version: '3.4.9',
    files: ['src/connection.js', 'cjs/src/connection.js'],
    changes: [
      [
        `    const x = socket.write(chunk, fn)
    nextWriteTimer !== null && clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    return x
`,
        `    const bytes = chunk
    nextWriteTimer !== null && clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    if (socket) return socket.write(bytes, fn)
    error(Errors.connection('CONNECTION_CLOSED', options, socket))
    query = null
    return false
`,
      ],
      [
        `    clearImmediate(nextWriteTimer)
    socket.removeListener('data', data)`,
        `    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    socket.removeListener('data', data)`,
      ],
      [
        `    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
`,
        `    ;(query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
    query = results = errorResponse = null
    result = new Result()
`,
      ],
    ],
  },
  {
    package: 'postgres',
    version: '3.4.9',
    files: ['src/index.js', 'cjs/src/index.js'],
    changes: [
      [
        `        new Promise((_, reject) => connection.onclose = reject)
      ])
    } catch (error) {
      throw error
    }
`,
        `        new Promise((_, reject) => connection.onclose = (e) => reject(lost = e))
      ])
    } catch (error) {
      throw error
    }
`,
      ],
      [
        `      , connection
      , prepare = null

    try {
      await sql.unsafe('begin '`,
        `      , connection
      , lost = null
      , prepare = null

    try {
      await sql.unsafe('begin '`,
      ],
      [
        `        q.catch(e => uncaughtError || (uncaughtError = e))
`,
        `        q.catch(e => uncaughtError || (uncaughtError = e))
        if (lost)
          return q.reject(lost)
`,
      ],
    ],
  },
]

/** Mends the installed packages; a file that is mended already is left alone. */
export function mendPackages() {
  for (const { package: name, version, files, changes } of MENDS) {
    const folder = join(ROOT, 'node_modules', name)
    const installed = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
    if (installed !== version)
      giveUp(`scripts/mend-packages.mjs mends ${name} ${version}, and ${installed} is installed: look at it again.`)
    for (const file of files) mend(join(folder, file), changes)
  }
}

function mend(path, changes) {
  const text = readFileSync(path, 'utf8')
  let mended = text
  for (const [fault, good] of changes) {
    if (mended.includes(good)) continue
    if (!mended.includes(fault)) giveUp(`scripts/mend-packages.mjs does not fit ${path}: look at it again.`)
    mended = mended.replace(fault, () => good)
  }
  if (mended === text) return
  // A new file in its place: the old one may be shared with another checkout.
  writeFileSync(`${path}.mended`, mended)
  renameSync(`${path}.mended`, path)
}
