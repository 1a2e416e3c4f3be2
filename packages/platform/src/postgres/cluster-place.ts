import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { PostgresFault, toFileFault } from './postgres-fault.ts'
import { canEnter, chooseAccount, ownerOf, type ServerAccount } from './server-account.ts'
import { makeOpenFolder, SHARED_ROOT } from './shared-root.ts'

/** Where the database files lie and who owns them. */
export type ClusterPlace = {
  readonly cluster: string
  readonly account: ServerAccount | undefined
  readonly isNew: boolean
}

const pointerOf = (dataDir: string) => join(dataDir, 'postgres-lies-in.txt')

/**
 * Finds or chooses the folder of the database files: DATA_DIR/postgres, or, when the server's user cannot enter DATA_DIR
 * (root in a closed folder), one under /var/lib/lingjiang that DATA_DIR/postgres-lies-in.txt names.
 */
export function placeCluster(dataDir: string): ClusterPlace {
  const known = findCluster(dataDir)
  if (known && existsSync(known)) return openPlace(known)
  const account = chooseAccount()
  if (canEnter(account, dataDir)) return { cluster: join(dataDir, 'postgres'), account, isNew: true }
  return { cluster: known ?? placeElsewhere(dataDir), account, isNew: true }
}

function openPlace(cluster: string): ClusterPlace {
  const account = ownerOf(cluster)
  if (canEnter(account, dirname(cluster))) return { cluster, account, isNew: false }
  throw new PostgresFault(
    'data-directory-foreign',
    `The way to ${cluster} is closed to its owner, the user ${account?.uid}: open it (chmod o+x), or set DATA_DIR to another folder.`,
  )
}

/** The folder of the database files of this data directory, if it has any yet. */
export function findCluster(dataDir: string): string | undefined {
  const inside = join(dataDir, 'postgres')
  if (existsSync(inside)) return inside
  if (!existsSync(pointerOf(dataDir))) return undefined
  const elsewhere = readFileSync(pointerOf(dataDir), 'utf8').split('\n')[0] ?? ''
  const home = join(dirname(elsewhere), 'data-dir.txt')
  if (!existsSync(home)) throw incomplete(dataDir, elsewhere)
  const claimed = readFileSync(home, 'utf8').trim()
  // A moved folder keeps its cluster; a copied one must not share it with the original.
  if (claimed !== realpathSync(dataDir)) {
    if (existsSync(pointerOf(claimed)) && readFileSync(pointerOf(claimed), 'utf8').startsWith(elsewhere)) {
      throw new PostgresFault(
        'data-directory-in-use',
        `${dataDir} is a copy of ${claimed}, whose database lies in ${elsewhere}: remove the copy's folder to begin anew, or restore a backup into it.`,
      )
    }
    writeFileSync(home, `${realpathSync(dataDir)}\n`)
  }
  return elsewhere
}

function placeElsewhere(dataDir: string): string {
  const real = realpathSync(dataDir)
  const name = basename(dirname(real)).replace(/[^A-Za-z0-9_-]/g, '') || 'data'
  const cluster = join(SHARED_ROOT, `${name}-${randomBytes(4).toString('hex')}`, 'postgres')
  try {
    makeOpenFolder(SHARED_ROOT)
    makeOpenFolder(dirname(cluster))
    writeFileSync(join(dirname(cluster), 'data-dir.txt'), `${real}\n`)
    writeFileSync(
      pointerOf(dataDir),
      `${cluster}\nThe database files lie there because the user PostgreSQL runs as cannot enter this folder. Both belong together: remove both or neither.\n`,
    )
  } catch (error) {
    throw toFileFault(error, SHARED_ROOT)
  }
  return cluster
}

const incomplete = (dataDir: string, elsewhere: string) =>
  new PostgresFault(
    'data-directory-incomplete',
    `The database of ${dataDir} should lie in ${elsewhere}, which is gone: restore it, or remove ${dataDir} to begin anew.`,
  )
