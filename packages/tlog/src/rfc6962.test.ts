import { afterAll, describe, expect, test } from 'vitest'
import { CompactRange, consistencyProof, EMPTY_ROOT, hashLeaf, inclusionProof, rootOf } from './index.ts'
import { memoryTree } from './memory-tree.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

// The eight entries and the roots that implementations of RFC 6962 have tested against since Certificate Transparency began.
const ENTRIES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const leaves = ENTRIES.map((entry) => hashLeaf(Buffer.from(entry, 'hex')))

afterAll(() =>
  console.log(
    `RFC 6962 (June 2013), the eight entries of Certificate Transparency: ${ROOTS.length} roots, 2 inclusion and 2 consistency proofs`,
  ),
)

describe('the tree of RFC 6962', () => {
  test('has the known root after each of the eight entries', () => {
    const range = CompactRange.empty()
    const roots = [hex(range.root())]
    for (const leaf of leaves) {
      range.append(leaf)
      roots.push(hex(range.root()))
    }

    expect(roots).toEqual(ROOTS)
    expect(hex(EMPTY_ROOT)).toBe(ROOTS[0])
    expect(hex(rootOf(leaves))).toBe(ROOTS[8])
  })

  test('has the known inclusion proofs', () => {
    const tree = memoryTree(leaves)

    expect(inclusionProof(0, 8, tree.read).map(hex)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
    expect(inclusionProof(2, 3, tree.read).map(hex)).toEqual([ROOTS[2]])
  })

  test('has the known consistency proofs', () => {
    const tree = memoryTree(leaves)

    expect(consistencyProof(6, 8, tree.read).map(hex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
    expect(consistencyProof(1, 1, tree.read)).toEqual([])
  })
})
