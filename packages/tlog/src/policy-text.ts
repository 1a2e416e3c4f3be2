import { COSIGNATURE_TYPE } from './cosignature.ts'
import { parseDecimal, toBase64 } from './encoding.ts'
import type { NoteVerifier } from './note-key.ts'
import { accepted, fault, type Outcome } from './outcome.ts'
import type { Policy, PolicyLog, PolicyWitness, Quorum } from './policy.ts'
import { parseVerifierKey } from './verifier-key.ts'

type Draft = {
  readonly logs: PolicyLog[]
  readonly witnesses: PolicyWitness[]
  /** Everything a group or the quorum may name. */
  readonly named: Map<string, Quorum>
  readonly grouped: Set<string>
  quorum?: Quorum
}

/** Reads a policy file (C2SP tlog-policy); the detail of a fault gives the line number and what is wrong with it. */
export function parsePolicy(text: string): Outcome<Policy, 'policy-malformed'> {
  const draft: Draft = { logs: [], witnesses: [], named: new Map(), grouped: new Set() }
  let number = 0
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text)) return fault('policy-malformed', 'a control character')
  for (const line of text.split('\n')) {
    number++
    const words = line.split(/[ \t]+/).filter((word) => word !== '')
    const [keyword, ...rest] = words
    if (keyword === undefined || keyword.startsWith('#')) continue
    const wrong = readLine(draft, keyword, rest)
    if (wrong !== undefined) return fault('policy-malformed', `line ${number}: ${wrong}`)
  }
  if (draft.quorum === undefined) return fault('policy-malformed', 'no quorum line')
  return accepted({ logs: draft.logs, witnesses: draft.witnesses, quorum: draft.quorum })
}

function readLine(draft: Draft, keyword: string, words: readonly string[]): string | undefined {
  switch (keyword) {
    case 'log':
      return readLog(draft, words)
    case 'witness':
      return readWitness(draft, words)
    case 'group':
      return readGroup(draft, words)
    case 'quorum':
      return readQuorum(draft, words)
    default:
      return `unknown word ${keyword}`
  }
}

function readLog(draft: Draft, [vkey, url, ...more]: readonly string[]): string | undefined {
  const key = parseVerifierKey(vkey ?? '')
  if (!key.ok || more.length > 0) return key.ok ? 'too many words' : key.code
  if (key.value.encoded[0] === COSIGNATURE_TYPE) return 'a cosignature key is no log key'
  if (draft.logs.some((log) => hasSameKey(log.key, key.value))) return 'the same log key twice'
  draft.logs.push(url === undefined ? { key: key.value } : { key: key.value, url })
  return undefined
}

function readWitness(draft: Draft, [name, vkey, url, ...more]: readonly string[]): string | undefined {
  const key = parseVerifierKey(vkey ?? '')
  if (name === undefined || !key.ok || more.length > 0) return key.ok ? 'a name, a key and at most a URL' : key.code
  if (key.value.encoded[0] !== COSIGNATURE_TYPE) return 'not a cosignature key'
  if (draft.witnesses.some((witness) => hasSameKey(witness.key, key.value))) return 'the same witness key twice'
  if (name === 'none' || draft.named.has(name)) return `the name ${name} is taken`
  draft.named.set(name, { kind: 'witness', name })
  draft.witnesses.push(url === undefined ? { name, key: key.value } : { name, key: key.value, url })
  return undefined
}

function readGroup(draft: Draft, [name, count, ...names]: readonly string[]): string | undefined {
  if (name === undefined || count === undefined || names.length === 0) return 'a name, a number and members'
  if (name === 'none' || draft.named.has(name)) return `the name ${name} is taken`
  const threshold = count === 'any' ? 1 : count === 'all' ? names.length : parseDecimal(count)
  if (threshold === undefined || threshold < 1 || threshold > names.length) return `${count} of ${names.length}`
  const members: Quorum[] = []
  for (const member of names) {
    const known = draft.named.get(member)
    if (known === undefined) return `${member} is not defined before`
    if (draft.grouped.has(member)) return `${member} is a member twice`
    draft.grouped.add(member)
    members.push(known)
  }
  draft.named.set(name, { kind: 'group', threshold, members })
  return undefined
}

function readQuorum(draft: Draft, [name, ...more]: readonly string[]): string | undefined {
  if (name === undefined || more.length > 0) return 'one name'
  if (draft.quorum !== undefined) return 'a second quorum line'
  const quorum: Quorum | undefined = name === 'none' ? { kind: 'none' } : draft.named.get(name)
  if (quorum === undefined) return `${name} is not defined before`
  draft.quorum = quorum
  return undefined
}

// Keys are the same when the key material is, whatever name, id or type stands before it.
function hasSameKey(a: NoteVerifier, b: NoteVerifier): boolean {
  return toBase64(a.encoded.slice(1)) === toBase64(b.encoded.slice(1))
}
