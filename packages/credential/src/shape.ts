import { CredentialFailure } from './failure.ts'

/**
 * Reads an untrusted value into a fresh value of a known shape, or throws CredentialFailure `wrong-shape` naming where. `where` is the name of
 * the value in what holds it: whoever holds it puts its own name before it, so that no names are joined while all is well.
 */
export type Shape<T> = (value: unknown, where: string) => T
export type Shaped<S> = S extends Shape<infer T> ? T : never

type Members = Readonly<Record<string, Shape<unknown>>>
type OptionalKeys<M extends Members> = { [K in keyof M]: undefined extends Shaped<M[K]> ? K : never }[keyof M]
type Simplify<T> = { readonly [K in keyof T]: T[K] }
type ObjectOf<M extends Members> = Simplify<
  { readonly [K in Exclude<keyof M, OptionalKeys<M>>]: Shaped<M[K]> } & {
    readonly [K in OptionalKeys<M>]?: Exclude<Shaped<M[K]>, undefined>
  }
>

export function wrongShape(where: string): CredentialFailure {
  return new CredentialFailure('wrong-shape', where)
}

/** The failure of a part, named from the whole. */
function within(whole: string, failure: unknown): unknown {
  return failure instanceof CredentialFailure ? new CredentialFailure(failure.code, whole + failure.where) : failure
}

/**
 * A closed object: a member that is not listed is refused, so nothing unread can hide in a document. Members come out in canonical order
 * (RFC 8785 §3.2.3), whatever order they came in.
 */
export function objectShape<const M extends Members>(members: M): Shape<ObjectOf<M>> {
  const entries = Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1))
  const known = new Set(Object.keys(members))
  return (value, where) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) throw wrongShape(where)
    for (const key of Object.keys(value)) if (!known.has(key)) throw wrongShape(`${where}.${printable(key)}`)
    const read: Record<string, unknown> = {}
    try {
      for (const [key, shape] of entries) {
        const member = shape(Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined, key)
        if (member !== undefined) read[key] = member
      }
    } catch (failure) {
      throw within(`${where}.`, failure)
    }
    return read as ObjectOf<M>
  }
}

function printable(key: string): string {
  return key.replace(/[^\w.@-]/g, '?').slice(0, 40)
}

export function optionalShape<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value, where) => (value === undefined ? undefined : shape(value, where))
}

/** Text of 1 to `longest` UTF-16 units: well-formed, in Unicode normal form C, without control characters. */
export function textShape(longest: number): Shape<string> {
  return (value, where) => {
    if (typeof value !== 'string' || value.length < 1 || value.length > longest) throw wrongShape(where)
    if (!EVERYDAY.test(value) && !isPlainText(value)) throw wrongShape(where)
    return value
  }
}
/** Printable ASCII, unified ideographs, their punctuation and full-width forms: in normal form C by themselves and beside one another. */
const EVERYDAY = /^[\x20-\x7e\u00b7\u3001-\u301b\u4e00-\u9fff\uff01-\uff5e]*$/

function isPlainText(value: string): boolean {
  return value.isWellFormed() && !/[\p{Cc}\p{Bidi_Control}]/u.test(value) && value.normalize('NFC') === value
}

/** A text of several lines whose grammar is checked by whoever opens it. */
export function blockShape(longest: number): Shape<string> {
  return (value, where) => {
    if (typeof value !== 'string' || value.length < 1 || value.length > longest) throw wrongShape(where)
    return value
  }
}

export function patternShape(pattern: RegExp): Shape<string> {
  return (value, where) => {
    if (typeof value !== 'string' || value.length > 4096 || !pattern.test(value)) throw wrongShape(where)
    return value
  }
}

export function oneOfShape<const V extends string>(values: readonly V[]): Shape<V> {
  return (value, where) => {
    if (!values.includes(value as V)) throw wrongShape(where)
    return value as V
  }
}

export function integerShape(least: number, most: number): Shape<number> {
  return (value, where) => {
    if (
      typeof value !== 'number' ||
      !Number.isSafeInteger(value) ||
      Object.is(value, -0) ||
      value < least ||
      value > most
    ) {
      throw wrongShape(where)
    }
    return value
  }
}

export function listShape<T>(item: Shape<T>, most: number, least = 0): Shape<readonly T[]> {
  return (value, where) => {
    if (!Array.isArray(value) || value.length < least || value.length > most) throw wrongShape(where)
    const read: T[] = []
    try {
      for (const entry of value) read.push(item(entry, ''))
    } catch (failure) {
      throw within(`${where}[${read.length}]`, failure)
    }
    return read
  }
}

/** A calendar day YYYY-MM-DD that exists. */
export const dayShape: Shape<string> = (value, where) => {
  if (typeof value !== 'string' || !DAY.test(value)) throw wrongShape(where)
  const [year, month, day] = [Number(value.slice(0, 4)), Number(value.slice(5, 7)), Number(value.slice(8))]
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  if (day < 1 || day > (month === 2 && leap ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0))) throw wrongShape(where)
  return value
}
const DAY = /^\d{4}-\d{2}-\d{2}$/
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** An absolute URI without spaces, quotes or a user part: an identifier, never fetched here. */
export const uriShape: Shape<string> = (value, where) => {
  if (typeof value !== 'string' || value.length > 300 || !/^[a-z][a-z0-9+.-]*:[!#-;=?-[\]_a-z~]+$/.test(value)) {
    throw wrongShape(where)
  }
  return value
}
