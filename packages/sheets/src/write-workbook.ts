import ExcelJS from 'exceljs'

export type TemplateColumn = {
  readonly heading: string
  readonly width: number
  readonly required: boolean
  readonly note: string
  /** What may be chosen; short enough for a list in the cell. */
  readonly choices?: readonly string[]
}

export type Template = {
  readonly sheetName: string
  readonly columns: readonly TemplateColumn[]
  /** A second sheet with notes, a row each. */
  readonly notes: { readonly sheetName: string; readonly rows: readonly (readonly string[])[] }
}

/** How far down the lists to choose from and the text format reach. */
const PREPARED_ROWS = 2000

/** Writes a small workbook to be filled in: headings, notes, lists to choose from, all cells as text so that long numbers stay whole. */
export async function writeTemplate(template: Template): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet(template.sheetName, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = template.columns.map((column) => ({
    header: column.required ? `${column.heading}*` : column.heading,
    width: column.width,
    style: { numFmt: '@' },
  }))
  for (const [index, column] of template.columns.entries()) {
    const head = sheet.getCell(1, index + 1)
    head.font = { bold: true }
    head.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: column.required ? 'FFFDE9D9' : 'FFEFEFEF' } }
    head.note = column.note
    if (!column.choices) continue
    const list = `"${column.choices.join(',')}"`
    for (let row = 2; row <= PREPARED_ROWS; row += 1)
      sheet.getCell(row, index + 1).dataValidation = { type: 'list', allowBlank: true, formulae: [list] }
  }
  const notes = book.addWorksheet(template.notes.sheetName)
  for (const row of template.notes.rows) notes.addRow([...row])
  notes.getColumn(1).width = 24
  notes.getColumn(2).width = 80
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** Writes rows of text to a workbook on disk as they come: memory does not grow with their number. */
export async function writeRows(
  path: string,
  sheetName: string,
  rows: Iterable<readonly (string | number)[]> | AsyncIterable<readonly (string | number)[]>,
): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: false, useStyles: false })
  const sheet = book.addWorksheet(sheetName)
  for await (const row of rows) sheet.addRow([...row]).commit()
  sheet.commit()
  await book.commit()
}
