import { utf8 } from '#primitives'
import { CredentialFailure } from './failure.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * RFC 8785 (JSON Canonicalization Scheme): members sorted by UTF-16 code units, ECMAScript numbers, no spaces.
 * Throws CredentialFailure for what I-JSON cannot carry: lone surrogates, NaN and infinities, undefined members, functions.
 */
export function canonicalText(value: unknown): string {
  const sorted = sortedCopy(value, 0)
  if (sorted === UNSORTABLE) return spelledOut(value, 0)
  const text = JSON.stringify(sorted)
  // The engine writes a lone surrogate as an escape, and a text that spells such an escape as well: tell them apart the slow way.
  return text.includes('\\ud') ? spelledOut(value, 0) : text
}

/** A number-like name (`10`, `9`) is put first by the engine, whatever order it is given: such objects are written out by hand. */
const UNSORTABLE = Symbol('unsortable')
const isDigit = (code: number) => code >= 0x30 && code <= 0x39

/** A copy that the engine writes canonically, or UNSORTABLE. Throws for what has no canonical form. */
function sortedCopy(value: unknown, depth: number): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (typeof value !== 'object' || depth > MAXIMUM_DEPTH) return UNSORTABLE
  return Array.isArray(value) ? sortedList(value, depth) : sortedObject(value as Record<string, unknown>, depth)
}

function sortedList(list: readonly unknown[], depth: number): unknown {
  let copy: unknown[] | undefined
  for (let i = 0; i < list.length; i++) {
    const item = sortedCopy(list[i], depth + 1)
    if (item === UNSORTABLE) return UNSORTABLE
    if (item !== list[i]) copy ??= [...list]
    if (copy) copy[i] = item
  }
  return copy ?? list
}

/** What is in order already is not copied. */
function sortedObject(members: Record<string, unknown>, depth: number): unknown {
  const keys = Object.keys(members)
  let inOrder = true
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string
    if (isDigit(key.charCodeAt(0)) || key === '__proto__' || key === 'toJSON') return UNSORTABLE
    if (i > 0 && key < (keys[i - 1] as string)) inOrder = false
  }
  let copy: Record<string, unknown> | undefined = inOrder ? undefined : {}
  for (const key of inOrder ? keys : keys.sort()) {
    const member = sortedCopy(members[key], depth + 1)
    if (member === UNSORTABLE) return UNSORTABLE
    if (member !== members[key]) copy ??= { ...members }
    if (copy) copy[key] = member
  }
  return copy ?? members
}

const MAXIMUM_DEPTH = 64

function spelledOut(value: unknown, depth: number): string {
  if (depth > MAXIMUM_DEPTH) throw new CredentialFailure('too-deep')
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
  for (let i = 0; i < list.length; i++) text += (i ? ',' : '') + spelledOut(list[i], depth + 1)
  return `${text}]`
}

function canonicalObject(value: object, depth: number): string {
  const members = value as Record<string, unknown>
  let text = '{'
  for (const key of Object.keys(members).sort()) {
    if (!key.isWellFormed()) throw new CredentialFailure('not-utf8')
    if (text.length > 1) text += ','
    text += `${JSON.stringify(key)}:${spelledOut(members[key], depth + 1)}`
  }
  return `${text}}`
}

/** The canonical text as UTF-8 bytes: what is hashed and signed. */
export function canonicalBytes(value: unknown): Uint8Array {
  return utf8(canonicalText(value))
}
