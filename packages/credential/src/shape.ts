import { CredentialFailure } from './failure.ts'

/** Reads an untrusted value into a fresh value of a known shape, or throws CredentialFailure `wrong-shape` naming where. */
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

/** A closed object: a member that is not listed is refused, so nothing unread can hide in a document. */
export function objectShape<const M extends Members>(members: M): Shape<ObjectOf<M>> {
  const entries = Object.entries(members)
  const known = new Set(Object.keys(members))
  return (value, where) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) throw wrongShape(where)
    for (const key of Object.keys(value)) if (!known.has(key)) throw wrongShape(`${where}.${printable(key)}`)
    const read: Record<string, unknown> = {}
    for (const [key, shape] of entries) {
      const member = shape(
        Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined,
        `${where}.${key}`,
      )
      if (member !== undefined) read[key] = member
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
    if (!PLAIN_ASCII.test(value) && !isPlainText(value)) throw wrongShape(where)
    return value
  }
}
const PLAIN_ASCII = /^[\x20-\x7e]*$/

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
    return value.map((entry, i) => item(entry, `${where}[${i}]`))
  }
}

/** A calendar day YYYY-MM-DD that exists. */
export const dayShape: Shape<string> = (value, where) => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) throw wrongShape(where)
  const at = Date.parse(`${value}T00:00:00Z`)
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== value) throw wrongShape(where)
  return value
}

/** An absolute URI without spaces, quotes or a user part: an identifier, never fetched here. */
export const uriShape: Shape<string> = (value, where) => {
  if (typeof value !== 'string' || value.length > 300 || !/^[a-z][a-z0-9+.-]*:[!#-;=?-[\]_a-z~]+$/.test(value)) {
    throw wrongShape(where)
  }
  return value
}
