import type { Json } from './canonical-json.ts'
import { CredentialFailure } from './failure.ts'

export type JsonLimits = { readonly bytes: number; readonly depth: number }
const JSON_LIMITS: JsonLimits = { bytes: 4 * 1024 * 1024, depth: 32 }

const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Hostile input: reads UTF-8 bytes as text, refusing invalid sequences and anything above the limit. */
export function strictText(bytes: Uint8Array, limit = JSON_LIMITS.bytes): string {
  if (bytes.length > limit) throw new CredentialFailure('too-large')
  try {
    return DECODER.decode(bytes)
  } catch {
    throw new CredentialFailure('not-utf8')
  }
}

/**
 * Hostile input: reads JSON (RFC 8259) as I-JSON (RFC 7493). Refuses duplicate member names, lone surrogates, depth and size above the
 * limits, numbers that a double cannot hold, and anything after the value. Objects have no prototype, so `__proto__` is a name like any other.
 */
export function parseStrictJson(input: string | Uint8Array, limits: JsonLimits = JSON_LIMITS): Json {
  const text = typeof input === 'string' ? input : strictText(input, limits.bytes)
  if (text.length > limits.bytes) throw new CredentialFailure('too-large')
  return parsePlain(text, limits) ?? new StrictReader(text, limits.depth).document()
}

/**
 * Reads by the engine's own parser, several times faster, where that can hide nothing: a text that is not too deep, without escaped quotes and
 * without escapes for halves of characters, whose numbers a double holds, and whose value has as many members as the text has names: a name
 * that stood there twice would be missing. Anything else is left to the strict reader, a fault as well.
 */
function parsePlain(text: string, limits: JsonLimits): Json | undefined {
  if (text.includes('\\"') || text.includes('\\u') || !text.isWellFormed() || isDeeper(text, limits.depth))
    return undefined
  try {
    const value = JSON.parse(text) as Json
    return membersOf(value) === namesIn(text) ? value : undefined
  } catch {
    return undefined
  }
}

/** Whether a text may be deeper than that: brackets inside strings are counted too. The engine's search leaps from one bracket to the next. */
function isDeeper(text: string, limit: number): boolean {
  let depth = 0
  BRACKET.lastIndex = 0
  while (BRACKET.test(text)) {
    const code = text.charCodeAt(BRACKET.lastIndex - 1)
    depth += code === 0x5b || code === 0x7b ? 1 : -1
    if (depth > limit) return true
  }
  return false
}
const BRACKET = /[[{\]}]/g

/** How many names stand in a JSON text without escaped quotes: there, every quote before a colon ends one. */
function namesIn(text: string): number {
  let names = 0
  NAME_END.lastIndex = 0
  while (NAME_END.test(text)) names++
  return names
}
const NAME_END = /"[ \t\n\r]*:/g

/** How many members a value has, all the way down; NaN where it has a number that was perhaps another before it was read. */
function membersOf(value: Json): number {
  if (typeof value === 'number') return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? 0 : Number.NaN
  if (value === null || typeof value !== 'object') return 0
  let members = 0
  if (Array.isArray(value)) for (const item of value) members += membersOf(item)
  else
    for (const name of Object.keys(value)) members += 1 + membersOf((value as { [name: string]: Json })[name] as Json)
  return members
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const SPACE = /[ \t\n\r]*/y

function parseQuoted(quoted: string): string {
  try {
    return JSON.parse(quoted) as string
  } catch {
    throw new CredentialFailure('not-json')
  }
}

class StrictReader {
  private at = 0
  private readonly text: string
  private readonly depth: number

  constructor(text: string, depth: number) {
    this.text = text
    this.depth = depth
  }

  document(): Json {
    const value = this.value(0)
    this.take(SPACE)
    if (this.at !== this.text.length) throw new CredentialFailure('not-json')
    return value
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (!found) return undefined
    this.at += found[0].length
    return found[0]
  }

  private next(): string {
    this.take(SPACE)
    return this.text.charAt(this.at)
  }

  private value(depth: number): Json {
    if (depth > this.depth) throw new CredentialFailure('too-deep')
    switch (this.next()) {
      case '{':
        return this.object(depth)
      case '[':
        return this.list(depth)
      case '"':
        return this.string()
      case 't':
        return this.word('true', true)
      case 'f':
        return this.word('false', false)
      case 'n':
        return this.word('null', null)
      default:
        return this.number()
    }
  }

  private word<V extends Json>(word: string, value: V): V {
    if (!this.text.startsWith(word, this.at)) throw new CredentialFailure('not-json')
    this.at += word.length
    return value
  }

  private number(): number {
    const digits = this.take(NUMBER)
    if (digits === undefined) throw new CredentialFailure('not-json')
    const value = Number(digits)
    const whole = /^-?\d+$/.test(digits)
    if (!Number.isFinite(value) || (whole && !Number.isSafeInteger(value))) {
      throw new CredentialFailure('number-out-of-range')
    }
    return value
  }

  private string(): string {
    const start = this.at
    let end = start + 1
    while (end < this.text.length && this.text.charCodeAt(end) !== 0x22)
      end += this.text.charCodeAt(end) === 0x5c ? 2 : 1
    this.at = end + 1
    const value = parseQuoted(this.text.slice(start, this.at))
    if (!value.isWellFormed()) throw new CredentialFailure('not-utf8')
    return value
  }

  private list(depth: number): Json {
    const items: Json[] = []
    this.at++
    if (this.next() === ']') this.at++
    else
      do items.push(this.value(depth + 1))
      while (this.separator(']'))
    return items
  }

  private object(depth: number): Json {
    const members = Object.create(null) as Record<string, Json>
    this.at++
    if (this.next() === '}') {
      this.at++
      return members
    }
    do {
      if (this.next() !== '"') throw new CredentialFailure('not-json')
      const key = this.string()
      if (Object.hasOwn(members, key)) throw new CredentialFailure('duplicate-key')
      if (this.next() !== ':') throw new CredentialFailure('not-json')
      this.at++
      members[key] = this.value(depth + 1)
    } while (this.separator('}'))
    return members
  }

  /** True after a comma, false after the closing bracket. */
  private separator(close: string): boolean {
    const mark = this.next()
    this.at++
    if (mark === close) return false
    if (mark !== ',') throw new CredentialFailure('not-json')
    return true
  }
}
