// The readers alone, without what writes workbooks: for a process whose memory is counted.
export { readSheet, type SheetCell, type SheetRow, type WorkbookLimits } from './read-sheet.ts'
export { SheetFault } from './sheet-fault.ts'
