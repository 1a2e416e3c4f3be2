/** One row of a CSV text with its line number (1 is the header). */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] }

/** Splits CSV (RFC 4180: quotes, doubled quotes, CRLF or LF, a byte order mark) into rows; empty lines are left out. */
export function csvRows(text: string): readonly CsvRow[] {
  const rows: CsvRow[] = []
  let [cell, cells, quoted, line, start]: [string, string[], boolean, number, number] = ['', [], false, 1, 1]
  const endCell = () => {
    cells.push(cell.trim())
    cell = ''
  }
  const endRow = () => {
    endCell()
    if (cells.some(Boolean)) rows.push({ line: start, cells })
    cells = []
  }
  const body = text.replace(/^\uFEFF/, '')
  for (let i = 0; i < body.length; i += 1) {
    const mark = body[i]
    if (mark === '\n') line += 1
    if (quoted && mark === '"' && body[i + 1] === '"') {
      cell += '"'
      i += 1
    } else if (mark === '"') quoted = !quoted
    else if (!quoted && mark === ',') endCell()
    else if (!quoted && mark === '\n') {
      endRow()
      start = line
    } else if (mark !== '\r') cell += mark
  }
  endRow()
  return rows
}
