import postgres from 'postgres'

/** A pool of connections with the `sql` tag: parameters only, never text put together. */
export type Sql = postgres.Sql<Record<never, never>>
/** The same inside one transaction. */
export type Tx = postgres.TransactionSql<Record<never, never>>

const toCamel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
const fromCamel = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Opens a pool. Days come as YYYY-MM-DD, moments as RFC 3339 UTC text, int8 as number (all our counts stay below 2^53). */
export function connect(
  url: string,
  options: { readonly max?: number; readonly name: string; readonly role?: string },
): Sql {
  return postgres(url, {
    max: options.max ?? 10,
    onnotice: () => undefined,
    connection: {
      application_name: options.name,
      TimeZone: 'UTC',
      ...(options.role ? { role: options.role } : {}),
    },
    transform: { column: { from: toCamel, to: fromCamel }, undefined: null },
    types: {
      day: { to: 1082, from: [1082], serialize: (v: unknown) => String(v), parse: (v: string) => v },
      moment: {
        to: 1184,
        from: [1184],
        serialize: (v: unknown) => (v instanceof Date ? v.toISOString() : String(v)),
        parse: (v: string) => new Date(v).toISOString(),
      },
      int8: { to: 20, from: [20], serialize: (v: unknown) => String(v), parse: (v: string) => Number(v) },
    },
  }) as unknown as Sql
}

/**
 * A column of many rows as one text, a value a line, for `string_to_table(…, chr(10))`: less than half the work of a list, in which every
 * quote is escaped here and read back there. For values that hold no line end and are not empty: JSON, hexadecimal, identifiers.
 */
export function columnText(values: readonly string[]): string {
  return values.join('\n')
}

/** The same of bytes, in the hexadecimal text that `::bytea` reads: the driver takes a list of buffers for one buffer. */
export function columnOfBytes(values: readonly Uint8Array[]): string {
  return columnText(
    values.map((bytes) => `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`),
  )
}
