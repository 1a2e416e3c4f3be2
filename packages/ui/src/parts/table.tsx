import type { ReactNode } from 'react'

export type Column<R> = {
  readonly key: string
  readonly title: string
  readonly cell: (row: R) => ReactNode
  /** Figures stand to the right, under one another. */
  readonly figures?: boolean
  /** The head of the card on phones. One column of a table. */
  readonly main?: boolean
}

/**
 * Rows and columns; where there is little room (a phone, a narrow card) one card a row. The roles are written out because a changed `display` takes them away in some browsers.
 */
export function Table<R>({
  caption,
  columns,
  rows,
  rowKey,
}: {
  readonly caption: string
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[]
  readonly rowKey: (row: R) => string
}) {
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: see above
    <div className="lj-table-frame">
      <table className="lj-table" role="table">
        <caption className="lj-only-read">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.key} role="columnheader" scope="col" data-figures={column.figures || undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column) => (
                <td
                  key={column.key}
                  role="cell"
                  data-label={column.title}
                  data-figures={column.figures || undefined}
                  data-main={column.main || undefined}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  )
}
