import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CANDIDATE_COLUMNS } from '@lingjiang/assessment/domain'
import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { writeRows } from '@lingjiang/sheets'
import { zipSync } from 'fflate'

export const PDF = Buffer.from('%PDF-1.4\n% a paper of a test\n%%EOF\n')
export const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('picture IEND')])
export const text = (content: string) => new TextEncoder().encode(content)

const HEADINGS = CANDIDATE_COLUMNS.map((column) => (column.required ? `${column.heading}*` : column.heading))
type Cells = Partial<Record<(typeof CANDIDATE_COLUMNS)[number]['key'], string | number>>

/** A row of a good list, changed. */
export function candidate(index: number, change: Cells = {}): readonly (string | number)[] {
  const { name, documentNumber, phone } = syntheticPerson('bad input list', index)
  const cells: Cells = {
    name,
    documentType: '居民身份证',
    documentNumber,
    phone,
    alternative: '4a',
    workFrom: '2015-07-01',
    ...change,
  }
  return CANDIDATE_COLUMNS.map(({ key }) => cells[key] ?? '')
}

/** A list of candidates as a workbook. */
export async function workbook(
  rows: readonly (readonly (string | number)[])[],
  headings: readonly string[] = HEADINGS,
): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'lingjiang-bad-input-'))
  const path = join(folder, 'list.xlsx')
  await writeRows(path, '考生名单', [headings, ...rows])
  const content = readFileSync(path)
  rmSync(folder, { recursive: true, force: true })
  return content
}

export const withoutHeading = (heading: string) => HEADINGS.filter((one) => one.replace('*', '') !== heading)
export const withHeadingTwice = (heading: string) => [...HEADINGS, heading]

export const zip = (files: Readonly<Record<string, Uint8Array>>) => Buffer.from(zipSync(files, { level: 1 }))

/** The parts of a workbook around the XML of its sheet. */
export const aroundSheet = (sheet: string | Uint8Array) =>
  zip({
    'xl/workbook.xml': text('<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': text(
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': typeof sheet === 'string' ? text(sheet) : sheet,
  })

/** A sheet with the headings and a row whose telephone is a formula. */
export function sheetWithFormula(): Buffer {
  const cell = (value: string | number) => `<c t="str"><v>${value}</v></c>`
  const row = candidate(7).map((value, at) =>
    CANDIDATE_COLUMNS[at]?.key === 'phone' ? `<c t="str"><f>HYPERLINK("http://x")</f><v>${value}</v></c>` : cell(value),
  )
  return aroundSheet(
    `<worksheet><sheetData><row r="1">${HEADINGS.map(cell).join('')}</row><row r="2">${row.join('')}</row></sheetData></worksheet>`,
  )
}

const MANIFEST = (names: readonly string[]) =>
  `<manifest><resources>${names.map((name) => `<resource type="imsqti_item_xmlv3p0" href="${name}"/>`).join('')}</resources></manifest>`

/** A content package whose manifest lists the given items. */
export const itemPackage = (
  items: Readonly<Record<string, Uint8Array>>,
  others: Readonly<Record<string, Uint8Array>> = {},
) => zip({ 'imsmanifest.xml': text(MANIFEST(Object.keys(items))), ...items, ...others })
