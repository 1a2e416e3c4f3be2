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
  const whole = typeof input !== 'string' || text.isWellFormed()
  return (whole ? parsePlain(text, limits.depth) : undefined) ?? new StrictReader(text, limits.depth).document()
}

/**
 * Reads well-formed text by the engine's own parser, several times faster, where that can hide nothing: a text that is not too deep, without
 * escaped quotes and without escapes for halves of characters, whose numbers a double holds, and whose value has as many members as the text
 * has names: a name that stood there twice would be missing. Anything else is left to the strict reader, a fault as well.
 */
function parsePlain(text: string, depth: number): Json | undefined {
  if (text.includes('\\"') || text.includes('\\u')) return undefined
  const names = namesIn(text, depth)
  if (names === undefined) return undefined
  try {
    const value = JSON.parse(text) as Json
    return membersOf(value, depth) === names ? value : undefined
  } catch {
    return undefined
  }
}

/**
 * How many names stand in a text without escaped quotes: every quote before a colon is taken to end one, those inside strings too, so that the
 * answer is never too low. Undefined where brackets stand deeper than the limit: a first look, which spares the engine what is far too deep.
 */
function namesIn(text: string, limit: number): number | undefined {
  let names = 0
  let depth = 0
  LANDMARK.lastIndex = 0
  while (LANDMARK.test(text)) {
    const mark = text.charCodeAt(LANDMARK.lastIndex - 1)
    if (mark === 0x3a) names++
    else depth += mark === 0x5b || mark === 0x7b ? 1 : -1
    if (depth > limit) return undefined
  }
  return names
}
/** A bracket, or the end of a name with its colon: the engine's search leaps from one to the next. */
const LANDMARK = /[[{\]}]|"[ \t\n\r]*:/g

/** How many members a value has, all the way down; NaN where it is too deep, or has a number that was perhaps another before it was read. */
function membersOf(value: Json, depth: number): number {
  if (depth < 0) return Number.NaN
  if (typeof value === 'string' || value === null) return 0
  if (typeof value === 'number') return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? 0 : Number.NaN
  if (typeof value !== 'object') return 0
  let members = 0
  if (Array.isArray(value)) for (const item of value) members += membersOf(item, depth - 1)
  else for (const name in value) members += 1 + membersOf((value as { [name: string]: Json })[name] as Json, depth - 1)
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
