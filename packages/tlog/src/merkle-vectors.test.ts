import { describe, expect, test } from 'vitest'
import {
  haveMerkleVectors,
  MERKLE_VECTORS,
  type MerkleVector,
  merkleVectors,
  merkleVersion,
} from './fixtures/merkle-vectors.ts'
import { verifyConsistency, verifyInclusion, verifySubtreeConsistency, verifySubtreeInclusion } from './index.ts'

const verdicts: Record<string, { readonly cases: number; verify(v: MerkleVector): boolean }> = {
  inclusion: {
    cases: 98,
    verify: (v) =>
      verifyInclusion(v.bytes('leafHash'), v.number('leafIdx'), v.number('treeSize'), v.proof, v.bytes('root')),
  },
  consistency: {
    cases: 98,
    verify: (v) => verifyConsistency(v.number('size1'), v.number('size2'), v.proof, v.bytes('root1'), v.bytes('root2')),
  },
  subtreeinclusion: {
    cases: 204,
    verify: (v) =>
      verifySubtreeInclusion(
        v.bytes('leafHash'),
        v.number('leafIdx'),
        v.number('start'),
        v.number('end'),
        v.proof,
        v.bytes('root'),
      ),
  },
  subtreeconsistency: {
    cases: 118,
    verify: (v) =>
      verifySubtreeConsistency(
        v.number('start'),
        v.number('end'),
        v.number('size'),
        v.proof,
        v.bytes('root1'),
        v.bytes('root2'),
      ),
  },
}

describe('the proofs of transparency-dev/merkle', () => {
  if (!haveMerkleVectors()) {
    test(`are not checked here: ${MERKLE_VECTORS} is not beside the project`, () => {
      expect(haveMerkleVectors()).toBe(false)
    })
    return
  }
  test.each(Object.entries(verdicts))(
    '%s: each good one is accepted and each bad one refused',
    (kind, { cases, verify }) => {
      const vectors = merkleVectors(kind)

      expect(vectors.filter((v) => verify(v) === v.wantErr).map((v) => v.file)).toEqual([])
      expect(vectors).toHaveLength(cases)
      const bad = vectors.filter((v) => v.wantErr).length
      console.log(
        `transparency-dev/merkle (${merkleVersion()}), ${kind}: ${cases - bad} good accepted, ${bad} bad refused`,
      )
      expect(vectors.some((v) => !v.wantErr)).toBe(true)
    },
  )
})
