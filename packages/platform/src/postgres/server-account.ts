import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { PostgresFault } from './postgres-fault.ts'

/** The user the server runs as; nothing means the user who runs this process. PostgreSQL refuses to run as root. */
export type ServerAccount = { readonly uid: number; readonly gid: number }

const runsAsRoot = () => process.getuid?.() === 0

/** The account for a new cluster: this user, or as root the system user `postgres`, a created `lingjiang`, or else `nobody`. */
export function chooseAccount(): ServerAccount | undefined {
  if (!runsAsRoot()) return undefined
  const known = findAccount('postgres') ?? findAccount('_postgres') ?? findAccount('lingjiang')
  if (known) return known
  const added = spawnSync('useradd', [
    '--system',
    '--no-create-home',
    '--home-dir',
    '/',
    '--shell',
    '/bin/false',
    'lingjiang',
  ])
  const found = (added.status === 0 ? findAccount('lingjiang') : undefined) ?? findAccount('nobody')
  if (found) return found
  throw new PostgresFault(
    'no-server-account',
    'PostgreSQL does not run as root and no other user could be found or created: start as a plain user, or set DATABASE_URL.',
  )
}

/** The account of a cluster that exists: whoever owns it, since PostgreSQL accepts nobody else. */
export function ownerOf(cluster: string): ServerAccount | undefined {
  const { uid, gid } = statSync(cluster)
  if (runsAsRoot() && uid !== 0) return { uid, gid }
  if (uid === process.getuid?.() && uid !== 0) return undefined
  throw new PostgresFault(
    'data-directory-foreign',
    `${cluster} belongs to another user (${uid}): start as that user, or set DATA_DIR to another folder.`,
  )
}

/** Whether the account can enter the folder; file modes alone do not tell (access lists, mounts), so it is tried. */
export function canEnter(account: ServerAccount | undefined, folder: string): boolean {
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' })
  return tried.status === 0
}

function findAccount(name: string): ServerAccount | undefined {
  const ask = (option: string) => spawnSync('id', [option, name], { encoding: 'utf8' })
  const [uid, gid] = [ask('-u'), ask('-g')]
  if (uid.status !== 0 || gid.status !== 0) return undefined
  const account = { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  // Inside some sandboxes root may not become anybody else.
  return spawnSync('/bin/sh', ['-c', ':'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0 ? account : undefined
}
