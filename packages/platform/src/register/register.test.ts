import { testApp } from '@lingjiang/testkit'
import {
  consistencyProof,
  decodeBundle,
  hashLeaf,
  memoryTree,
  verifyConsistency,
  verifyInclusion,
} from '@lingjiang/tlog'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Fact,
  latestCheckpoint,
  proveConsistency,
  proveInclusion,
  type Receipt,
  transactAsSystem,
} from '../index.ts'

const system = testApp()
const facts = (n: number, from = 0): Fact[] =>
  Array.from({ length: n }, (_, i) => ({
    kind: 'test',
    subject: `s${from + i}`,
    body: Buffer.from(`{"n":${from + i}}`),
  }))
const enter = (list: readonly Fact[]) =>
  transactAsSystem(system.app.services.db, 'test', (tx) =>
    system.app.services.register.enter(tx, list, system.clock.now()),
  )
const size = async () => (await latestCheckpoint(system.app.services.publicDb))?.size ?? 0

describe('the register in PostgreSQL', () => {
  test('gives every fact a receipt that verifies against the signed head of its own transaction', async () => {
    for (const n of [1, 2, 7, 300, 1000]) {
      const from = await size()
      for (const [i, receipt] of (await enter(facts(n, from))).entries()) {
        expect(receipt.index).toBe(from + i)
        expect(verifyInclusion(receipt.leafHash, receipt.index, receipt.size, receipt.proof, receipt.root)).toBe(true)
        expect(receipt.checkpoint).toContain(`\n${receipt.size}\n${Buffer.from(receipt.root).toString('base64')}\n`)
      }
    }
  })

  test('is the tree of RFC 6962 over its entries, whatever the groups they came in', async () => {
    const rows = await system.owner`select body from register.leaf order by index`
    const tree = memoryTree(rows.map((row) => hashLeaf(row.body)))
    const head = await latestCheckpoint(system.app.services.publicDb)
    expect(Buffer.from(tree.root()).equals(head?.root ?? Buffer.alloc(0))).toBe(true)
  })

  test('proves any leaf in any later head, and any head from any earlier one', async () => {
    const db = system.app.services.publicDb
    const heads = await system.owner<
      { size: number; root: Buffer }[]
    >`select size, root from register.checkpoint order by size`
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.nat(), async (a, b, c) => {
        const [x, y] = [heads[a % heads.length], heads[b % heads.length]].sort(
          (p, q) => (p?.size ?? 0) - (q?.size ?? 0),
        )
        if (!x || !y) throw new Error('no heads')
        const index = c % y.size
        const [leaf] = await system.owner`select hash from register.leaf where index = ${index}`
        expect(verifyInclusion(leaf?.hash, index, y.size, await proveInclusion(db, index, y.size), y.root)).toBe(true)
        expect(verifyConsistency(x.size, y.size, await proveConsistency(db, x.size, y.size), x.root, y.root)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  test('a transaction that rolls back leaves no leaf and no gap', async () => {
    const before = await size()
    const failing = transactAsSystem(system.app.services.db, 'test', async (tx) => {
      await system.app.services.register.enter(tx, facts(5), system.clock.now())
      throw new Error('later rule refuses')
    })
    await expect(failing).rejects.toThrow('later rule')
    expect(await size()).toBe(before)
    const [receipt] = await enter(facts(1))
    expect(receipt?.index).toBe(before)
  })

  test('many writers at once are sequenced without gap or double', async () => {
    const before = await size()
    const receipts = (await Promise.all(Array.from({ length: 20 }, () => enter(facts(3))))).flat()
    expect(receipts.map((receipt) => receipt.index).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 60 }, (_, i) => before + i),
    )
  })

  test('whatever is refused beside it, in any order and size, what was acknowledged stands where its receipt says, in a log that only grew', async () => {
    const db = system.app.services.publicDb
    const acknowledged: Receipt[] = []
    const known = await size()
    let serial = 0
    const attempt = async (n: number, end: 'commit' | 'refuse') => {
      serial += n
      const entered = transactAsSystem(system.app.services.db, 'test', async (tx) => {
        const receipts = await system.app.services.register.enter(tx, facts(n, serial), system.clock.now())
        if (end === 'refuse') throw new Error('a later rule refuses')
        return receipts
      })
      if (end === 'commit') acknowledged.push(...(await entered))
      else await expect(entered).rejects.toThrow()
    }
    const ends = fc.constantFrom('commit' as const, 'commit' as const, 'refuse' as const)
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), ends), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(steps, async (together) => {
        await Promise.all(together.map(([n, end]) => attempt(n, end)))
      }),
      { numRuns: 25, seed: 20260302 },
    )

    const head = await latestCheckpoint(db)
    if (!head) throw new Error('no head')
    expect(head.size).toBe(known + acknowledged.length)
    const stored = await system.owner<{ hash: Buffer }[]>`select hash from register.leaf order by index`
    const tree = memoryTree(stored.map((row) => row.hash))
    expect(Buffer.from(tree.root()).equals(head.root)).toBe(true)
    for (const { index, leafHash, size: then, proof, root } of acknowledged) {
      expect(stored[index]?.hash.equals(leafHash)).toBe(true)
      expect(verifyInclusion(leafHash, index, then, proof, root)).toBe(true)
    }
    const heads = await system.owner<
      { size: number; root: Buffer }[]
    >`select size, root from register.checkpoint order by size`
    for (const older of heads) {
      const grown = consistencyProof(older.size, head.size, tree.read)
      expect(verifyConsistency(older.size, head.size, grown, older.root, head.root)).toBe(true)
    }
    console.log(
      `register: ${acknowledged.length} facts acknowledged among refusals, ${heads.length} heads, one history`,
    )
  })

  test('the application cannot change or remove a leaf', async () => {
    const change = transactAsSystem(
      system.app.services.db,
      'test',
      (tx) => tx`update register.leaf set kind = 'x' where index = 0`,
    )
    await expect(change).rejects.toThrow(/permission denied/)
    const remove = transactAsSystem(system.app.services.db, 'test', (tx) => tx`delete from register.leaf`)
    await expect(remove).rejects.toThrow(/permission denied/)
  })

  test('anybody can copy it: the tiles and entries served give the signed root', async () => {
    const head = await latestCheckpoint(system.app.services.publicDb)
    const total = head?.size ?? 0
    const bodies: Uint8Array[] = []
    for (let index = 0; index * 256 < total; index += 1) {
      const width = Math.min(256, total - index * 256)
      const path = `/log/tile/entries/${String(index).padStart(3, '0')}${width === 256 ? '' : `.p/${width}`}`
      const response = await system.app.http.inject({ url: path })
      bodies.push(...(decodeBundle(response.rawPayload) ?? []))
    }
    expect(Buffer.from(memoryTree(bodies.map(hashLeaf)).root()).equals(head?.root ?? Buffer.alloc(0))).toBe(true)
    expect((await system.app.http.inject({ url: '/log/tile/0/999' })).statusCode).toBe(404)
    expect((await system.app.http.inject({ url: '/log/tile/0/..%2f..%2fetc' })).statusCode).toBe(404)
  })
})
