import {
  IDENTITY_DOCUMENT_NAMES,
  type IdentityDocument,
  type IdentityDocumentType,
  parseIdentityDocument,
  parseMobilePhone,
  textOfFaults,
} from '@lingjiang/codes'
import { type PlainDate, SKILL_LEVEL_NAMES, type SkillLevel, type StandardLevel } from '@lingjiang/kernel'
import {
  CANDIDATE_COLUMNS,
  type CandidateCells,
  type CandidateColumnKey,
  CLASS_WORDS,
  MOST_CELL_CHARACTERS,
  SCHOOL_WORDS,
  STUDY_WORDS,
  TITLE_WORDS,
} from './candidate-columns.ts'
import type { EligibilityClaim, HeldCertificate, HeldTitle, Study, WorkPeriod } from './eligibility-claim.ts'
import type { EligibilityRuleSet } from './eligibility-rule-set.ts'
import { type AlternativeOutcome, evaluateEligibility } from './evaluate-eligibility.ts'
import { type CellFault, RowReader, shorten } from './row-reader.ts'

/** A row that can be taken over. */
export type CandidateRow = {
  readonly name: string
  readonly document: IdentityDocument
  readonly phone: string
  readonly employer: string | null
  readonly alternative: string
  readonly claim: EligibilityClaim
  readonly holding: readonly string[]
  readonly justification: string | null
}

export type RowContext = {
  readonly level: StandardLevel
  readonly today: PlainDate
  readonly ruleSet: EligibilityRuleSet
}

const DOCUMENT_WORDS: ReadonlyMap<string, IdentityDocumentType> = new Map(
  Object.entries(IDENTITY_DOCUMENT_NAMES).map(([type, name]) => [name.zh, type as IdentityDocumentType]),
)
const LEVEL_WORDS: ReadonlyMap<string, SkillLevel> = new Map(
  Object.entries(SKILL_LEVEL_NAMES).flatMap(([level, name]) =>
    [name.zh, ...name.zh.split('/'), level].map((word) => [word, level as SkillLevel] as const),
  ),
)

/** Reads one row of a list of candidates: the person, the claim and its evaluation, or every fault with its mend. */
export function readCandidateRow(
  cells: CandidateCells,
  context: RowContext,
): { readonly ok: true; readonly row: CandidateRow } | { readonly ok: false; readonly faults: readonly CellFault[] } {
  const reader = new RowReader(cells)
  checkShape(reader)
  const document = readDocument(reader, context.today)
  const phone = parseMobilePhone(reader.text('phone'))
  if (!phone.ok && reader.text('phone') !== '')
    reader.fault('phone', textOfFaults(phone.faults), {
      zh: '请填写 11 位手机号码',
      en: 'Enter an 11-digit mobile number',
    })
  const bornOn = reader.day('bornOn', context.today)
  const claim = readClaim(reader, context, document?.bornOn ?? bornOn)
  if (reader.faults.length > 0 || !document || !phone.ok || !claim) return { ok: false, faults: reader.faults }
  const alternative = reader.text('alternative').toLowerCase()
  const evaluation = evaluateEligibility(claim, context.ruleSet, context.today)
  checkAlternative(reader, alternative, evaluation.alternatives, evaluation.holding)
  if (reader.faults.length > 0) return { ok: false, faults: reader.faults }
  return {
    ok: true,
    row: {
      name: reader.text('name').normalize('NFKC').replace(/\s+/g, ' '),
      document,
      phone: phone.value,
      employer: reader.text('employer') || null,
      alternative,
      claim,
      holding: evaluation.holding,
      justification: reader.text('justification') || null,
    },
  }
}

function checkShape(reader: RowReader): void {
  for (const { key, required, heading } of CANDIDATE_COLUMNS) {
    const text = reader.text(key)
    if (required && text === '')
      reader.fault(
        key,
        { zh: `未填写${heading}`, en: 'Nothing was entered' },
        { zh: `请填写${heading}`, en: 'Fill in this cell' },
      )
    if ([...text].length > MOST_CELL_CHARACTERS)
      reader.fault(
        key,
        { zh: `内容超过 ${MOST_CELL_CHARACTERS} 个字符`, en: `Longer than ${MOST_CELL_CHARACTERS} characters` },
        { zh: '请缩短内容', en: 'Shorten it' },
      )
  }
  const name = reader.text('name')
  if (
    name !== '' &&
    (!/^[\p{L}\p{M}][\p{L}\p{M}·.'’ -]*$/u.test(name) || [...name].length > 50 || [...name].length < 2)
  )
    reader.fault(
      'name',
      { zh: '姓名含有数字或符号，或长度不对', en: 'The name has digits or symbols, or a wrong length' },
      { zh: '请填写证件上的姓名', en: 'Enter the name as on the document' },
    )
}

function readDocument(reader: RowReader, today: PlainDate): IdentityDocument | undefined {
  const type = reader.word('documentType', DOCUMENT_WORDS)
  const text = reader.text('documentNumber')
  if (!type || text === '') return undefined
  if (/^\d(\.\d+)?e\+\d+$/i.test(text))
    return reader.fault(
      'documentNumber',
      {
        zh: '号码已被表格软件改成科学计数，后几位已丢失',
        en: 'The spreadsheet turned the number into scientific notation; its last digits are lost',
      },
      { zh: '请把该列设为文本格式后重新填写', en: 'Set the column to text and type the number again' },
    )
  const document = parseIdentityDocument(type, text, today)
  if (document.ok) return document.value
  return reader.fault('documentNumber', textOfFaults(document.faults), {
    zh: '请对照证件原件核对号码和证件类型',
    en: 'Check number and type against the document',
  })
}

function readClaim(
  reader: RowReader,
  { level, today }: RowContext,
  bornOn: PlainDate | undefined | null,
): EligibilityClaim | undefined {
  const work = readWork(reader, today)
  const certificates = readPair<HeldCertificate, SkillLevel>(
    reader,
    'certificateLevel',
    'certificateDate',
    LEVEL_WORDS,
    today,
    (held, issuedOn) => ({
      relation: 'same',
      level: held,
      issuedOn,
    }),
  )
  const titles = readPair<HeldTitle, HeldTitle['rank']>(
    reader,
    'titleRank',
    'titleDate',
    mapOf(TITLE_WORDS),
    today,
    (rank, awardedOn) => ({
      relation: 'same',
      rank,
      awardedOn,
    }),
  )
  const studies = readStudies(reader)
  if (!bornOn) {
    if (
      reader.text('documentNumber') !== '' &&
      reader.faults.every((f) => f.column !== 'documentNumber' && f.column !== 'documentType')
    )
      reader.fault(
        'bornOn',
        { zh: '该证件号码不含出生日期', en: 'This kind of document does not carry the date of birth' },
        { zh: '请填写出生日期', en: 'Fill in the date of birth' },
      )
    return undefined
  }
  return { level, bornOn, intendsToWork: true, work, certificates, titles, studies }
}

function readWork(reader: RowReader, today: PlainDate): readonly WorkPeriod[] {
  const from = reader.day('workFrom', today)
  const to = reader.day('workTo', today)
  if (!from) return []
  if (to && to < from) {
    reader.fault(
      'workTo',
      { zh: '终止日期早于起始日期', en: 'The last day is before the first' },
      { zh: '请核对两个日期', en: 'Check both dates' },
    )
    return []
  }
  return [{ relation: 'same', from, to: to ?? null }]
}

/** A grade and its date belong together: one without the other is a fault of the empty cell. */
function readPair<R, T>(
  reader: RowReader,
  what: CandidateColumnKey,
  when: CandidateColumnKey,
  words: ReadonlyMap<string, T>,
  today: PlainDate,
  make: (value: T, day: PlainDate) => R,
): readonly R[] {
  const [value, day] = [reader.word(what, words), reader.day(when, today)]
  const empty = reader.text(what) === '' ? what : reader.text(when) === '' ? when : undefined
  if (empty && reader.text(what) + reader.text(when) !== '')
    reader.fault(
      empty,
      { zh: '相关联的另一列已填写，这一列为空', en: 'The column that belongs with it is filled, this one is empty' },
      { zh: '请两列同时填写，或同时留空', en: 'Fill both or neither' },
    )
  return value !== undefined && day !== undefined ? [make(value, day)] : []
}

function readStudies(reader: RowReader): readonly Study[] {
  const school = reader.word('school', mapOf(SCHOOL_WORDS))
  const technicalClass = reader.word('technicalClass', mapOf(CLASS_WORDS))
  const status = reader.word('study', mapOf(STUDY_WORDS))
  if (reader.text('school') === '') return []
  if (reader.text('study') === '') {
    reader.fault(
      'study',
      { zh: '填写了学校类型，未填写学籍状态', en: 'A school is given but not the status of study' },
      { zh: '请填写：毕业、应届毕业生或在读', en: 'Fill in: 毕业, 应届毕业生 or 在读' },
    )
    return []
  }
  return school && status ? [{ school, technicalClass: technicalClass ?? 'none', relation: 'same', status }] : []
}

function checkAlternative(
  reader: RowReader,
  id: string,
  alternatives: readonly AlternativeOutcome[],
  holding: readonly string[],
): void {
  const outcome = alternatives.find((alternative) => alternative.id === id)
  if (!outcome) {
    const ids = alternatives.map((alternative) => alternative.id).join('、')
    reader.fault(
      'alternative',
      { zh: `本等级没有申报条件 ${shorten(id)}`, en: `This level has no alternative ${shorten(id)}` },
      { zh: `请填写下列之一：${ids}`, en: `Use one of: ${ids}` },
    )
    return
  }
  if (outcome.holds) return
  const missing = outcome.conditions.flatMap((condition) => (condition.missing ? [condition.missing] : []))
  reader.fault(
    'alternative',
    {
      zh: `不符合申报条件 ${id}：${missing.map((text) => text.zh).join('；')}`,
      en: `Alternative ${id} does not hold: ${missing.map((text) => text.en).join('; ')}`,
    },
    holding.length
      ? {
          zh: `符合的条件是 ${holding.join('、')}，请改填，或补充相关列`,
          en: `These hold: ${holding.join(', ')}; use one, or fill the columns it rests on`,
        }
      : {
          zh: '请补充工作、证书、职称或学历的相关列，或降低申报等级',
          en: 'Fill the columns on work, certificate, title or study, or apply for a lower level',
        },
  )
}

function mapOf<W extends string, T>(words: Readonly<Record<W, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(words) as [string, T][])
}
