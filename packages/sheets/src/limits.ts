/** How much of a stranger's file is read before it is refused. */
export type SheetLimits = {
  readonly bytes: number
  /** Of all parts read together, counted while unpacking and not believed from the file. */
  readonly unpackedBytes: number
  /** Unpacked to packed; a list of the same value again and again reaches 50. */
  readonly ratio: number
  readonly rows: number
  readonly columns: number
  /** A longer cell is cut there and marked. */
  readonly cellCharacters: number
}

export const DEFAULT_LIMITS: SheetLimits = {
  bytes: 50 * 1024 * 1024,
  unpackedBytes: 512 * 1024 * 1024,
  ratio: 200,
  rows: 200_000,
  columns: 200,
  cellCharacters: 2000,
}
