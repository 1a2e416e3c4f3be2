import { type Cell, columnOf, dateCell, EMPTY_CELL, numberCell, type RawRow, textCell } from './cell.ts'
import type { SheetLimits } from './limits.ts'
import { SheetFault } from './sheet-fault.ts'
import { readDateStyles, readSharedStrings, readWorkbook, type SheetPart, type Workbook } from './workbook-parts.ts'
import { parseXml, type XmlHandler } from './xml-events.ts'
import { openZip } from './zip-parts.ts'

type Values = {
  readonly strings: readonly string[]
  readonly dateStyles: readonly boolean[]
  readonly from1904: boolean
  readonly limits: SheetLimits
}

/** The rows of one sheet of an xlsx file that hold anything, a chunk at a time. @throws SheetFault */
export async function* readXlsx(bytes: Uint8Array, limits: SheetLimits, sheetName?: string): AsyncGenerator<RawRow> {
  const zip = openZip(bytes, limits)
  const workbook = await readWorkbook(zip)
  const sheet = chooseSheet(workbook, sheetName)
  const values: Values = {
    strings: await readSharedStrings(zip),
    dateStyles: await readDateStyles(zip),
    from1904: workbook.from1904,
    limits,
  }
  const rows = new RowCollector(values)
  for await (const _step of parseXml(zip.read(sheet.part), sheet.part, rows)) yield* rows.take()
}

/** The sheet asked for, else the first that is not hidden. */
function chooseSheet({ sheets }: Workbook, name: string | undefined): SheetPart {
  const found = sheets.find((sheet) => sheet.name === name) ?? sheets.find((sheet) => !sheet.hidden)
  if (!found) throw new SheetFault('no-sheet')
  return found
}

/** Builds rows from the events of a sheet's XML. */
class RowCollector implements XmlHandler {
  readonly #values: Values
  #ready: RawRow[] = []
  #count = 0
  #number = 0
  #cells: Cell[] = []
  #column = 0
  #type = ''
  #style = 0
  #text = ''
  #collecting = false
  #formula = false

  constructor(values: Values) {
    this.#values = values
  }

  take(): readonly RawRow[] {
    const ready = this.#ready
    this.#ready = []
    return ready
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      const number = Number(attributes.r)
      this.#number = Number.isInteger(number) && number > 0 ? number : this.#number + 1
      this.#cells = []
      this.#column = 0
    } else if (name === 'c') {
      this.#column = columnOf(attributes.r ?? '') ?? this.#column
      this.#type = attributes.t ?? 'n'
      this.#style = Number(attributes.s ?? 0)
      this.#text = ''
      this.#formula = false
    } else if (name === 'f') this.#formula = true
    else if (name === 'v' || name === 't') this.#collecting = true
  }

  text(piece: string): void {
    // A cell is cut later; here only memory is guarded.
    if (this.#collecting && this.#text.length <= this.#values.limits.cellCharacters) this.#text += piece
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#collecting = false
    else if (name === 'c') this.#closeCell()
    else if (name === 'row') this.#closeRow()
  }

  #closeCell(): void {
    const column = this.#column
    this.#column += 1
    if (column >= this.#values.limits.columns) return
    const cell = this.#read()
    if (cell.kind === 'empty') return
    while (this.#cells.length < column) this.#cells.push(EMPTY_CELL)
    this.#cells[column] = cell
  }

  #closeRow(): void {
    if (this.#cells.length === 0) return
    this.#count += 1
    if (this.#count > this.#values.limits.rows + 1)
      throw new SheetFault('too-many-rows', { limit: this.#values.limits.rows })
    this.#ready.push({ number: this.#number, cells: this.#cells })
    this.#cells = []
  }

  #read(): Cell {
    const { strings, dateStyles, from1904, limits } = this.#values
    const raw = this.#text
    if (this.#formula) return { kind: 'formula', text: '=' }
    switch (this.#type) {
      case 's':
        return textCell(strings[Number(raw)] ?? '', limits.cellCharacters)
      case 'inlineStr':
      case 'str':
        return textCell(raw, limits.cellCharacters)
      case 'b':
        return { kind: 'boolean', text: raw === '1' ? 'TRUE' : 'FALSE' }
      case 'e':
        return { kind: 'error', text: raw }
      case 'd':
        return { kind: 'date', text: raw.slice(0, 10) }
      default:
        if (raw.trim() === '') return EMPTY_CELL
        return dateStyles[this.#style] ? dateCell(raw, from1904) : numberCell(raw)
    }
  }
}
