import { CredentialFailure } from './failure.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

const ENCODER = new TextEncoder()

/**
 * RFC 8785 (JSON Canonicalization Scheme): members sorted by UTF-16 code units, ECMAScript numbers, no spaces.
 * Throws CredentialFailure for what I-JSON cannot carry: lone surrogates, NaN and infinities, undefined members, functions.
 */
export function canonicalText(value: unknown, depth = 0): string {
  if (depth > 64) throw new CredentialFailure('too-deep')
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw new CredentialFailure('not-utf8')
      return JSON.stringify(value)
    case 'number':
      if (!Number.isFinite(value)) throw new CredentialFailure('number-out-of-range')
      return Object.is(value, -0) ? '0' : String(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? canonicalList(value, depth) : canonicalObject(value as object, depth)
    default:
      throw new CredentialFailure('not-json')
  }
}

function canonicalList(list: readonly unknown[], depth: number): string {
  let text = '['
  for (let i = 0; i < list.length; i++) text += (i ? ',' : '') + canonicalText(list[i], depth + 1)
  return `${text}]`
}

function canonicalObject(value: object, depth: number): string {
  const members = value as Record<string, unknown>
  let text = '{'
  for (const key of Object.keys(members).sort()) {
    if (!key.isWellFormed()) throw new CredentialFailure('not-utf8')
    if (text.length > 1) text += ','
    text += `${JSON.stringify(key)}:${canonicalText(members[key], depth + 1)}`
  }
  return `${text}}`
}

/** The canonical text as UTF-8 bytes: what is hashed and signed. */
export function canonicalBytes(value: unknown): Uint8Array {
  return ENCODER.encode(canonicalText(value))
}
