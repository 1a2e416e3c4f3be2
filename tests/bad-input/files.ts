import { UploadEvidence } from '@lingjiang/assessment/contract'
import { ImportItems } from '@lingjiang/item-bank/contract'
import { UploadFilingDocument } from '@lingjiang/registry/contract'
import { type BadInput, MALFORMED, upload } from './row.ts'
import { itemPackage, PDF, PNG, text, zip } from './sample-files.ts'

type File = { readonly content: Buffer; readonly name?: string; readonly mediaType?: string }

const paper = (input: string, answer: string, make: () => File, kind = 'application') =>
  upload(
    `paper of an application: ${input}`,
    answer,
    'applicant',
    UploadFilingDocument,
    (scene) => ({ filingId: scene.filingId, kind }),
    make,
  )
const evidence = (input: string, answer: string, make: () => File) =>
  upload(`evidence or photo: ${input}`, answer, 'candidate', UploadEvidence, () => ({}), make)
const items = (input: string, answer: string, make: () => File) =>
  upload(
    `item file: ${input}`,
    answer,
    'planner',
    ImportItems,
    (scene) => ({ bankId: scene.bankId }),
    () => ({
      mediaType: 'application/zip',
      name: '题库.zip',
      ...make(),
    }),
  )

const LOCKED = Buffer.from('%PDF-1.4\ntrailer << /Encrypt 5 0 R >>\n%%EOF\n')
const ITEM = '<qti-assessment-item identifier="X"></qti-assessment-item>'
const CHINESE_IN_GBK = Buffer.from('d6b0d2b5b4facb2c', 'hex')

/** Files that are handed in: papers, pictures, items. Lists of candidates have rows of their own. */
export const FILE_ROWS: readonly BadInput[] = [
  paper('empty', '422 file-empty', () => ({ content: Buffer.alloc(0) })),
  paper('cut off', '422 file-truncated', () => ({ content: PDF.subarray(0, 20) })),
  paper('a program that says it is a PDF', '422 file-content-differs', () => ({
    content: Buffer.from('MZ\x90\x00 program'),
  })),
  paper('a web page that says it is a PDF', '422 file-content-differs', () => ({
    content: Buffer.from('<script>alert(1)</script>%PDF-1.4 %%EOF'),
  })),
  paper('locked by a password', '422 file-encrypted', () => ({ content: LOCKED })),
  paper('of a type that is not accepted', '422 file-type-not-accepted', () => ({
    content: PDF,
    mediaType: 'application/msword',
  })),
  paper('without a type', '400 body-unreadable', () => ({ content: PDF, mediaType: '' })),
  paper('of 21 MB', '422 file-too-large', () => ({ content: Buffer.concat([PDF, Buffer.alloc(21_000_000)]) })),
  paper('of a kind that applications do not have', MALFORMED, () => ({ content: PDF }), 'love-letter'),
  evidence('empty', '422 file-empty', () => ({ content: Buffer.alloc(0), mediaType: 'image/png' })),
  evidence('cut off PNG', '422 file-truncated', () => ({ content: PNG.subarray(0, 12), mediaType: 'image/png' })),
  evidence('cut off JPG', '422 file-truncated', () => ({
    content: Buffer.from('ffd8ffe000104a464946', 'hex'),
    mediaType: 'image/jpeg',
  })),
  evidence('PDF that says it is a JPG', '422 file-content-differs', () => ({ content: PDF, mediaType: 'image/jpeg' })),
  evidence('SVG with a script', '422 file-type-not-accepted', () => ({
    content: Buffer.from('<svg><script/></svg>'),
    mediaType: 'image/svg+xml',
  })),
  evidence('of 9 MB', '422 file-too-large', () => ({
    content: Buffer.concat([PNG, Buffer.alloc(9_000_000)]),
    mediaType: 'image/png',
  })),
  items('empty', '422 file-empty', () => ({ content: Buffer.alloc(0) })),
  items('cut off', MALFORMED, () => ({ content: itemPackage({ 'a.xml': text(ITEM) }).subarray(0, 60) })),
  items('no package', MALFORMED, () => ({ content: Buffer.from('PK\x03\x04 nonsense') })),
  items('workbook instead of a package', '422 file-type-not-accepted', () => ({
    content: Buffer.from('PK'),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })),
  items('package without a manifest', MALFORMED, () => ({ content: zip({ 'a.xml': text(ITEM) }) })),
  items('package whose manifest is cut off', MALFORMED, () => ({
    content: zip({ 'imsmanifest.xml': text('<manifest><resources>') }),
  })),
  items('package that lists a file it does not hold', MALFORMED, () => ({
    content: zip({
      'imsmanifest.xml': text(
        '<manifest><resources><resource type="imsqti_item_xmlv3p0" href="a.xml"/></resources></manifest>',
      ),
    }),
  })),
  items('package whose files climb out of their folder', MALFORMED, () => ({
    content: itemPackage({ '../../etc/passwd.xml': text(ITEM) }),
  })),
  items('package that unpacks to 100 MB', MALFORMED, () => ({
    content: itemPackage({ 'a.xml': new Uint8Array(100_000_000) }),
  })),
  items('item with entities', MALFORMED, () => ({
    content: Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><qti-assessment-item/>'),
    mediaType: 'application/xml',
    name: 'item.xml',
  })),
  items('item that is another kind of XML', MALFORMED, () => ({
    content: Buffer.from('<html/>'),
    mediaType: 'text/xml',
    name: 'item.xml',
  })),
  items('item without answer, choices or point', MALFORMED, () => ({
    content: Buffer.from(ITEM),
    mediaType: 'text/xml',
    name: 'item.xml',
  })),
  items('blueprint in GBK instead of UTF-8', MALFORMED, () => ({
    content: itemPackage({}, { '细目表.csv': CHINESE_IN_GBK }),
  })),
  items('blueprint with other headings', MALFORMED, () => ({
    content: itemPackage({}, { '细目表.csv': text('﻿甲,乙\n1,2\n') }),
  })),
]
