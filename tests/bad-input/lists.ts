import { GetImport, ImportCandidates, SHEET_MEDIA_TYPE } from '@lingjiang/assessment/contract'
import { answerOf, type BadInput } from './row.ts'
import {
  aroundSheet,
  candidate,
  sheetWithFormula,
  withHeadingTwice,
  withoutHeading,
  workbook,
  zip,
} from './sample-files.ts'

/** The outcome of a list is noted, its file and its progress kept; persons, registrations and places must stay as they were. */
const NOTES = ['assessment.candidate_import', 'platform.task', 'platform.blob', 'platform.audit_event', 'done']
const REJECTED = '200 rejected'

/** A list is taken at once and read by a job: its answer is the outcome that the page of imports shows. */
const list = (input: string, make: () => Buffer | Promise<Buffer>, name = '名单.xlsx'): BadInput => ({
  input: `list of candidates: ${input}`,
  answer: REJECTED,
  notes: NOTES,
  async send(scene, language) {
    const { importer } = scene.clients
    const sent = await importer.call(ImportCandidates, {
      params: { sessionId: scene.importSessionId },
      file: { content: await make(), name, mediaType: SHEET_MEDIA_TYPE },
      language,
    })
    if (sent.status !== 200) return answerOf(sent.status, sent.problem)
    await scene.system.settle()
    const found = await importer.get(GetImport, { params: { importId: sent.body.importId } })
    const words = found.faults.slice(0, 3).map(({ row, column, fault, mend }) => {
      const place = row === 0 ? '' : `${column}${row} `
      return `${place}${fault[language]}${language === 'zh' ? '，' : '. '}${mend[language]}`
    })
    return { status: sent.status, code: found.import.state, words }
  },
})

let packed: Buffer | undefined
/** Small to send, and more than a list may be when it is unpacked. */
function bomb(): Buffer {
  packed ??= aroundSheet(
    Buffer.concat([Buffer.from('<worksheet><sheetData>'), Buffer.alloc(420_000_000, '<row></row>')]),
  )
  return packed
}

const one = (input: string, change: Parameters<typeof candidate>[1]) =>
  list(input, () => workbook([candidate(1), candidate(2, change)]))
const turnedRow = candidate(5, { name: '陈\u202e伟' })

/** Lists of candidates in Excel. */
export const LIST_ROWS: readonly BadInput[] = [
  list('no workbook', () => Buffer.from('name,number\n'.repeat(50))),
  list('old xls, or locked by a password', () => Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex')),
  list('cut off', async () => (await workbook(Array.from({ length: 50 }, (_, i) => candidate(i)))).subarray(0, 3000)),
  list('a package that is no workbook', () => zip({ '../../evil.txt': new Uint8Array(10) })),
  list('workbook that unpacks to 420 MB', bomb),
  list('document type with entities', () => aroundSheet('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>')),
  list('headings only', () => workbook([])),
  list('without the column of document numbers', () => workbook([candidate(1)], withoutHeading('证件号码'))),
  list('with a column twice', () => workbook([candidate(1)], withHeadingTwice('姓名'))),
  list('formula in a cell', sheetWithFormula),
  list('the same person twice', () => workbook([candidate(3), candidate(3)])),
  list('direction of writing turned over in a name', () => workbook([turnedRow])),
  one('identity number with a wrong check digit', { documentNumber: '440106199001010000' }),
  one('identity number that Excel turned into a number', { documentNumber: '4.40106E+17' }),
  one('no name', { name: '' }),
  one('name with the direction of writing turned over', { name: '陈\u202e伟' }),
  one('telephone of ten digits', { phone: '1380013800' }),
  one('kind of document that does not exist', { documentType: '借书证' }),
  one('alternative that does not exist', { alternative: '99z' }),
  one('day that does not exist', { workFrom: '2015-02-30' }),
  one('day in the future', { workFrom: '2035-01-01' }),
  one('employer of 3,000 characters', { employer: '长'.repeat(3000) }),
]
