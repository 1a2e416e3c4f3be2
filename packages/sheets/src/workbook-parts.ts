import { SheetFault } from './sheet-fault.ts'
import { readXml } from './xml-events.ts'
import type { ZipParts } from './zip-parts.ts'

export type SheetPart = { readonly name: string; readonly part: string; readonly hidden: boolean }
export type Workbook = { readonly sheets: readonly SheetPart[]; readonly from1904: boolean }

/** The sheets of a workbook in their order, with the parts that hold them. */
export async function readWorkbook(zip: ZipParts): Promise<Workbook> {
  const part = 'xl/workbook.xml'
  if (!zip.has(part)) throw new SheetFault('not-a-workbook')
  const targets = await readTargets(zip)
  const sheets: SheetPart[] = []
  let from1904 = false
  await readXml(zip.read(part), part, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      const target = targets.get(id)
      if (target && zip.has(target))
        sheets.push({
          name: attributes.name ?? '',
          part: target,
          hidden: (attributes.state ?? 'visible') !== 'visible',
        })
    },
  })
  return { sheets, from1904 }
}

async function readTargets(zip: ZipParts): Promise<ReadonlyMap<string, string>> {
  const part = 'xl/_rels/workbook.xml.rels'
  const targets = new Map<string, string>()
  if (!zip.has(part)) return targets
  await readXml(zip.read(part), part, {
    open(name, { Id = '', Target = '' }) {
      if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
    },
  })
  return targets
}

/** The strings that cells refer to by number. Phonetic hints are left out. */
export async function readSharedStrings(zip: ZipParts): Promise<readonly string[]> {
  const part = 'xl/sharedStrings.xml'
  const strings: string[] = []
  if (!zip.has(part)) return strings
  let text = ''
  let inText = false
  let inHint = false
  await readXml(zip.read(part), part, {
    open(name) {
      if (name === 'si') text = ''
      if (name === 't') inText = true
      if (name === 'rPh') inHint = true
    },
    text(piece) {
      if (inText && !inHint) text += piece
    },
    close(name) {
      if (name === 't') inText = false
      if (name === 'rPh') inHint = false
      if (name === 'si') strings.push(text)
    },
  })
  return strings
}

/** For each style of a cell whether it shows a number as a date. */
export async function readDateStyles(zip: ZipParts): Promise<readonly boolean[]> {
  const part = 'xl/styles.xml'
  const styles: boolean[] = []
  if (!zip.has(part)) return styles
  const own = new Map<string, string>()
  let inCells = false
  await readXml(zip.read(part), part, {
    open(name, attributes) {
      if (name === 'numFmt') own.set(attributes.numFmtId ?? '', attributes.formatCode ?? '')
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) styles.push(isDateFormat(attributes.numFmtId ?? '0', own))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

function isDateFormat(id: string, own: ReadonlyMap<string, string>): boolean {
  const code = own.get(id)
  // Quoted text, colours and conditions in brackets, and escaped characters are no letters of a date.
  if (code !== undefined) return /[ymdhs]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, ''))
  const n = Number(id)
  return (n >= 14 && n <= 22) || (n >= 27 && n <= 36) || (n >= 45 && n <= 47) || (n >= 50 && n <= 58)
}
