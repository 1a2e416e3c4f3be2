import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, localBlobStore, Vault } from '@lingjiang/platform'
import { createTestDatabase, type TestDatabase } from '@lingjiang/testkit'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { inOrderOfNeed } from './catalogue.ts'
import { thisVersion } from './place.ts'
import { readBackup } from './read-backup.ts'
import { restoreBackup } from './restore-backup.ts'
import { listTar } from './tar.ts'
import { writeBackup } from './write-backup.ts'

// Whole servers are started here, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 180_000 })

const TAKEN_AT = new Date('2026-11-23T02:00:00Z')
const AWKWARD = 'tab\t, line\nend, back\\slash, \\N, 囍'

let folder: string
let from: TestDatabase
let file: string
let sealed: Buffer
let digest: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lingjiang-backup-'))
  from = await createTestDatabase()
  await thisVersion().prepareJobs(from.ownerUrl)
  const vault = Vault.open(join(folder, 'from'))
  sealed = vault.encrypt('440100199001010011', 'person.number')
  digest = (await localBlobStore(join(folder, 'from/blobs')).put(Buffer.from('一份证明'))).sha256
  const sql = connect(from.ownerUrl, { max: 1, name: 'test' })
  await sql`insert into platform.blob (sha256, size, media_type) values (${digest}, 12, 'text/plain')`
  await sql`insert into platform.audit_event (at, actor_kind, action, subject_kind, subject_id, outcome, facts, correlation_id)
    select now(), 'system', 'test', 'thing', n::text, 'done', ${sql.json({ words: AWKWARD })}, ${AWKWARD} from generate_series(1, 500) n`
  await sql.end()
  file = join(folder, 'backup.tar')
  await writeBackup({ ownerUrl: from.ownerUrl, dataDir: join(folder, 'from') }, file, TAKEN_AT)
}, 120_000)
afterAll(async () => {
  await from.drop()
  rmSync(folder, { recursive: true })
})

const masterKey = () => join(folder, 'from/keys/master.key')

/** A new data directory that holds the master key. */
function newDataDir(name: string): string {
  mkdirSync(join(folder, name, 'keys'), { recursive: true })
  copyFileSync(masterKey(), join(folder, name, 'keys/master.key'))
  return join(folder, name)
}

describe('a backup', () => {
  test('brings back every row, sequence, file and key into an empty place', async () => {
    const to = await createTestDatabase('empty')
    const dataDir = newDataDir('to')

    await restoreBackup(await readBackup(file), { ownerUrl: to.ownerUrl, dataDir, ...thisVersion() })
    await writeBackup({ ownerUrl: to.ownerUrl, dataDir }, join(folder, 'again.tar'), TAKEN_AT)

    const [first, second] = [await readBackup(file), await readBackup(join(folder, 'again.tar'))]
    expect(second.manifest).toEqual(first.manifest)
    expect(first.manifest.tables.find(({ name }) => name === 'platform.audit_event')?.rows).toBe(500)
    expect(first.manifest.tables.some(({ name }) => name.startsWith('jobs.'))).toBe(true)
    expect(Vault.open(dataDir).decrypt(sealed, 'person.number')).toBe('440100199001010011')
    expect((await localBlobStore(join(dataDir, 'blobs')).get(digest)).toString()).toBe('一份证明')
    const sql = connect(to.ownerUrl, { max: 1, name: 'test' })
    const [next] = await sql<{ id: number; words: string }[]>`
      insert into platform.audit_event (at, actor_kind, action, subject_kind, subject_id, outcome, correlation_id)
      values (now(), 'system', 'test', 'thing', '501', 'done', 'x')
      returning id, (select facts->>'words' from platform.audit_event where id = 1) as words`
    expect(next).toEqual({ id: 501, words: AWKWARD })
    await sql.end()
    await to.drop()
  })

  test('holds no master key, and only its owner may read it', async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file).includes(readFileSync(masterKey(), 'utf8').trim())).toBe(false)
    expect((await listTar(file)).filter(({ name }) => name.includes('master'))).toEqual([])
  })

  test('is refused where rows are, and changes nothing there', async () => {
    const again = restoreBackup(await readBackup(file), {
      ownerUrl: from.ownerUrl,
      dataDir: newDataDir('full'),
      ...thisVersion(),
    })

    await expect(again).rejects.toThrow(/not empty/)
  })

  test('is refused without the master key, and with another one', async () => {
    const to = await createTestDatabase('empty')
    const restoreTo = async (dataDir: string) =>
      restoreBackup(await readBackup(file), { ownerUrl: to.ownerUrl, dataDir, ...thisVersion() })

    await expect(restoreTo(join(folder, 'bare'))).rejects.toThrow(/Put the master key/)
    Vault.open(join(folder, 'other'))
    await expect(restoreTo(join(folder, 'other'))).rejects.toThrow(/not the one/)

    await to.drop()
  })

  test('is refused by a version that does not know its tables', async () => {
    const to = await createTestDatabase('empty')
    const { migrationFiles, ...rest } = thisVersion()
    const older = { ...rest, migrationFiles: migrationFiles.slice(0, -1) }

    await expect(
      restoreBackup(await readBackup(file), { ownerUrl: to.ownerUrl, dataDir: newDataDir('older'), ...older }),
    ).rejects.toThrow(/newer version/)

    await to.drop()
  })

  test('whose tables are not those of this version leaves the database as empty as it was', async () => {
    const to = await createTestDatabase('empty')
    const dataDir = newDataDir('differs')
    const backup = await readBackup(file)
    const differing = { ...backup, manifest: { ...backup.manifest, tables: backup.manifest.tables.slice(1) } }

    await expect(restoreBackup(differing, { ownerUrl: to.ownerUrl, dataDir, ...thisVersion() })).rejects.toThrow(
      /are not those/,
    )

    await restoreBackup(backup, { ownerUrl: to.ownerUrl, dataDir, ...thisVersion() })
    await to.drop()
  })

  test('that is cut short, altered or something else is refused before anything is touched', async () => {
    const bytes = readFileSync(file)
    const blob = (await listTar(file)).find(({ name }) => name === `blobs/${digest}`)
    const altered = Buffer.from(bytes)
    altered[blob?.offset ?? 0] = (altered[blob?.offset ?? 0] ?? 0) ^ 1
    const spoil = (name: string, content: Buffer) => {
      writeFileSync(join(folder, name), content)
      return readBackup(join(folder, name))
    }

    await expect(spoil('short.tar', bytes.subarray(0, bytes.length - 4096))).rejects.toThrow(/cut short/)
    await expect(spoil('altered.tar', altered)).rejects.toThrow(/was altered in/)
    await expect(spoil('letter.tar', Buffer.from('Dear Sir or Madam'))).rejects.toThrow(/cannot be restored/)
    await expect(readBackup(join(folder, 'absent.tar'))).rejects.toThrow(/cannot be restored/)
  })

  test('is not written over another file', async () => {
    await expect(
      writeBackup({ ownerUrl: from.ownerUrl, dataDir: join(folder, 'from') }, file, TAKEN_AT),
    ).rejects.toThrow(/exists already/)
  })
})

describe('the order of loading', () => {
  const table = (name: string, ...needs: string[]) => ({ name, needs, columns: [] })

  test('puts what is referred to first', () => {
    expect(inOrderOfNeed([table('c', 'b'), table('a'), table('b', 'a')]).map(({ name }) => name)).toEqual([
      'a',
      'b',
      'c',
    ])
  })

  test('says which tables go round in a circle', () => {
    expect(() => inOrderOfNeed([table('a', 'b'), table('b', 'a'), table('c')])).toThrow(/circle: a, b/)
  })
})
