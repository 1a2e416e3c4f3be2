import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type { Language, Text } from '@lingjiang/kernel'
import ExcelJs from 'exceljs'
import { CSV_START, csvLine } from './csv.ts'

export type ExportValue = string | number | null
/** A column of an export. Codes and long numbers come as strings and stay text. */
export type ExportColumn<Row> = { readonly header: Text; readonly width?: number; value(row: Row): ExportValue }

type Rows<Row> = AsyncIterable<Row> | Iterable<Row>
/** After so many rows the writer waits for the receiver, so that memory does not grow with the export. */
const ROWS_BETWEEN_WAITS = 500

/** Writes rows as an xlsx file to a stream and ends it. @returns the number of rows */
export async function writeXlsx<Row>(
  out: Writable,
  columns: readonly ExportColumn<Row>[],
  rows: Rows<Row>,
  options: { readonly language: Language; readonly sheet: string },
): Promise<number> {
  const workbook = new ExcelJs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  const sheet = workbook.addWorksheet(options.sheet, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map((column) => ({ width: column.width ?? 16 }))
  const head = sheet.addRow(columns.map((column) => column.header[options.language]))
  head.font = { bold: true }
  head.commit()
  let count = 0
  for await (const row of rows) {
    sheet.addRow(columns.map((column) => column.value(row))).commit()
    count += 1
    if (count % ROWS_BETWEEN_WAITS === 0) await caughtUp(out)
  }
  sheet.commit()
  await workbook.commit()
  return count
}

/** Writes rows as CSV in UTF-8 with a mark, which spreadsheets open rightly, and ends the stream. @returns the number of rows */
export async function writeCsv<Row>(
  out: Writable,
  columns: readonly ExportColumn<Row>[],
  rows: Rows<Row>,
  language: Language,
): Promise<number> {
  out.write(CSV_START + csvLine(columns.map((column) => column.header[language])))
  let count = 0
  let block = ''
  for await (const row of rows) {
    block += csvLine(columns.map((column) => column.value(row)))
    count += 1
    if (count % ROWS_BETWEEN_WAITS !== 0) continue
    out.write(block)
    block = ''
    await caughtUp(out)
  }
  out.end(block)
  await once(out, 'finish')
  return count
}

async function caughtUp(out: Writable): Promise<void> {
  if (out.writableNeedDrain) await once(out, 'drain')
  await new Promise((resolve) => setImmediate(resolve))
}
