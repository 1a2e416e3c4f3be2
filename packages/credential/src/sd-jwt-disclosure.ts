import { sha256 } from '#primitives'
import { fromBase64url, toBase64url } from './base64url.ts'
import type { Json } from './canonical-json.ts'
import { CredentialFailure } from './failure.ts'
import { wrongShape } from './shape.ts'
import { parseStrictJson } from './strict-json.ts'

const ENCODER = new TextEncoder()
const MAXIMUM_DEPTH = 32

/** One disclosure (RFC 9901 §4.2): of an object member when it has a name, of a list element when it has none. */
export type Disclosure = {
  readonly text: string
  readonly digest: string
  readonly name?: string
  readonly value: Json
}

/** A disclosure of a claim under a salt. */
export function disclosureOf(salt: string, name: string, value: Json): Disclosure {
  const text = toBase64url(ENCODER.encode(JSON.stringify([salt, name, value])))
  return { text, digest: digestOf(text), name, value }
}

function digestOf(text: string): string {
  return toBase64url(sha256(ENCODER.encode(text)))
}

/** Hostile input: reads a disclosure. */
export function readDisclosure(text: string): Disclosure {
  const parts = parseStrictJson(fromBase64url(text, 'disclosure'))
  if (!Array.isArray(parts) || typeof parts[0] !== 'string') throw wrongShape('disclosure')
  const digest = digestOf(text)
  if (parts.length === 2) return { text, digest, value: parts[1] }
  if (parts.length !== 3 || typeof parts[1] !== 'string') throw wrongShape('disclosure')
  if (parts[1] === '_sd' || parts[1] === '...') throw wrongShape('disclosure')
  return { text, digest, name: parts[1], value: parts[2] }
}

class Expansion {
  private readonly byDigest = new Map<string, Disclosure>()
  private readonly met = new Set<string>()
  private used = 0

  constructor(disclosures: readonly Disclosure[]) {
    for (const disclosure of disclosures) {
      if (this.byDigest.has(disclosure.digest)) throw wrongShape('disclosure')
      this.byDigest.set(disclosure.digest, disclosure)
    }
  }

  /** §7.1 step 3.4: each digest once in the whole document. */
  private take(digest: Json | undefined): Disclosure | undefined {
    if (typeof digest !== 'string' || this.met.has(digest)) throw wrongShape('_sd')
    this.met.add(digest)
    const found = this.byDigest.get(digest)
    if (found) this.used++
    return found
  }

  value(value: Json, depth: number): Json {
    if (depth > MAXIMUM_DEPTH) throw new CredentialFailure('too-deep', 'sd-jwt')
    if (value === null || typeof value !== 'object') return value
    return Array.isArray(value) ? this.list(value, depth) : this.object(value as { [name: string]: Json }, depth)
  }

  private list(list: readonly Json[], depth: number): Json {
    return list.flatMap((item) => {
      const digest = elementDigest(item)
      if (digest === undefined) return [this.value(item, depth + 1)]
      const found = this.take(digest)
      if (!found) return []
      if (found.name !== undefined) throw wrongShape('disclosure')
      return [this.value(found.value, depth + 1)]
    })
  }

  object(members: { readonly [name: string]: Json }, depth: number): { [name: string]: Json } {
    const { _sd: digests, ...open } = members
    const out = Object.create(null) as { [name: string]: Json }
    for (const [name, value] of Object.entries(open)) {
      if (name === '...') throw wrongShape('...')
      out[name] = this.value(value, depth + 1)
    }
    if (digests === undefined) return out
    if (!Array.isArray(digests)) throw wrongShape('_sd')
    for (const digest of digests) {
      const found = this.take(digest)
      if (!found) continue
      if (found.name === undefined || Object.hasOwn(out, found.name)) throw wrongShape('disclosure')
      out[found.name] = this.value(found.value, depth + 1)
    }
    return out
  }

  /** §7.1 step 5: a disclosure that nothing refers to was not issued. */
  assertAllUsed(): void {
    if (this.used !== this.byDigest.size) throw new CredentialFailure('content-mismatch', 'disclosure')
  }
}

/** `{"...": digest}` in a list; anything else with that name is refused by the object rule. */
function elementDigest(item: Json): Json | undefined {
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return undefined
  const members = item as { readonly [name: string]: Json }
  return Object.keys(members).length === 1 ? members['...'] : undefined
}

/** Puts what was disclosed in the place of its digests and drops the rest (RFC 9901 §7.1). Throws CredentialFailure. */
export function expandDisclosures(claims: { readonly [name: string]: Json }, disclosures: readonly Disclosure[]) {
  const expansion = new Expansion(disclosures)
  const { _sd_alg: _, ...signed } = claims
  const out = expansion.object(signed, 0)
  expansion.assertAllUsed()
  return out
}
