import type { RegisterProof } from './bundle.ts'

type Kept<V> = { readonly proof: RegisterProof | undefined; readonly value: V }

/** Whether two proofs of registration are the same to the letter. */
function sameProof(a: RegisterProof | undefined, b: RegisterProof | undefined): boolean {
  if (!a || !b) return a === b
  if (a.index !== b.index || a.checkpoint !== b.checkpoint || a.path.length !== b.path.length) return false
  return a.path.every((hash, i) => hash === b.path[i])
}

/**
 * What was found about something registered, as long as it comes again with the same proof, to the letter. Bounded: so many names, and of each
 * the few last proofs; whatever is forgotten is found again.
 */
export class RememberedProofs<V> {
  private readonly kept = new Map<string, readonly Kept<V>[]>()
  private readonly names: number
  private readonly proofs: number

  constructor(names: number, proofs: number) {
    this.names = names
    this.proofs = proofs
  }

  /** The finding for this name and proof: remembered, or made now. */
  finding(name: string, proof: RegisterProof | undefined, find: () => V): V {
    const known = this.kept.get(name) ?? []
    const same = known.find((one) => sameProof(one.proof, proof))
    if (same) return same.value
    const value = find()
    if (this.kept.size >= this.names) this.kept.clear()
    this.kept.set(name, [{ proof, value }, ...known.slice(0, this.proofs - 1)])
    return value
  }
}
