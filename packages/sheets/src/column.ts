import type { Text } from '@lingjiang/kernel'
import type { Cell } from './cell.ts'

/** What a cell gives: a value, or what is wrong with it and how to mend it. */
export type CellReading<V> =
  | { readonly ok: true; readonly value: V }
  | { readonly ok: false; readonly code: string; readonly text: Text; readonly mend: Text }

/** One column of a list. `read` is asked only about cells that hold something and lost nothing. */
export type Column<V = unknown> = {
  readonly key: string
  readonly header: Text
  /** Other headings it is known by. */
  readonly aliases?: readonly string[]
  readonly required: boolean
  readonly hint?: Text
  readonly example?: string
  /** Offered as a drop-down list in the template. */
  readonly choices?: readonly string[]
  readonly width?: number
  read(text: string, cell: Cell): CellReading<V>
}

export type Columns = readonly Column[]

type ValueOf<C> = C extends { read(text: string, cell: Cell): CellReading<infer V> } ? V : never

/** A row's values by key; null where an optional cell is empty. */
export type RowValues<C extends Columns> = {
  readonly [One in C[number] as One['key']]: One extends { required: true } ? ValueOf<One> : ValueOf<One> | null
}

/** Declares the columns of a list with their keys and types kept. */
export function defineColumns<const C extends Columns>(columns: C): C {
  return columns
}

export function good<V>(value: V): CellReading<V> {
  return { ok: true, value }
}

export function bad(code: string, text: Text, mend: Text): CellReading<never> {
  return { ok: false, code, text, mend }
}
