import type { Text } from '@lingjiang/kernel'

export type CandidateColumn = {
  readonly key: string
  /** Heading in the first row of the workbook; a star marks what must be filled. */
  readonly heading: string
  readonly required: boolean
  readonly width: number
  readonly help: Text
}

const column = <K extends string>(key: K, heading: string, required: boolean, width: number, zh: string, en: string) =>
  ({ key, heading, required, width, help: { zh, en } }) as const

/** The columns of the list of candidates, in their order (报名信息, 考务数据规则). */
export const CANDIDATE_COLUMNS = [
  column('name', '姓名', true, 12, '与证件一致', 'As on the document'),
  column('documentType', '证件类型', true, 22, '从下拉列表选择', 'Choose from the list'),
  column('documentNumber', '证件号码', true, 24, '按文本填写，不要用科学计数', 'As text'),
  column('phone', '手机号码', true, 16, '11 位', '11 digits'),
  column('employer', '工作单位', false, 28, '在职的填写', 'If employed'),
  column(
    'alternative',
    '申报条件',
    true,
    12,
    '填编号，如 4a；见“说明”页',
    'Its id, such as 4a; see the sheet of notes',
  ),
  column(
    'bornOn',
    '出生日期',
    false,
    14,
    '证件号码不含出生日期的填写，如 1990-01-31',
    'Where the document does not carry it',
  ),
  column('workFrom', '从事本职业或相关职业起始日期', false, 22, '如 2015-07-01', 'First day of such work'),
  column('workTo', '终止日期', false, 14, '仍在从事的不填', 'Empty while it goes on'),
  column('certificateLevel', '原证书等级', false, 16, '如 五级/初级工', 'Level of the certificate held'),
  column('certificateDate', '原证书发证日期', false, 16, '如 2021-06-01', 'Its day of issue'),
  column('titleRank', '职称级别', false, 12, '初级、中级或高级', 'Junior, intermediate or senior'),
  column('titleDate', '职称取得日期', false, 16, '如 2020-12-01', 'Day of the title'),
  column('school', '学校类型', false, 18, '从下拉列表选择', 'Choose from the list'),
  column('technicalClass', '技工院校班别', false, 18, '技工院校的填写', 'For technical colleges'),
  column('study', '学籍状态', false, 14, '毕业、应届毕业生或在读', 'Graduate, final year or studying'),
  column(
    'justification',
    '情况说明',
    false,
    30,
    '一年内已取得其他证书等情况的说明',
    'For instance another certificate within a year',
  ),
] as const satisfies readonly CandidateColumn[]

export type CandidateColumnKey = (typeof CANDIDATE_COLUMNS)[number]['key']
export type CandidateCells = Readonly<Record<CandidateColumnKey, string>>

/** No field of the list is longer. */
export const MOST_CELL_CHARACTERS = 200

/** A spreadsheet's name of a column: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

export const SCHOOL_WORDS = {
  普通技工学校: 'ordinary-technical-school',
  高级技工学校: 'senior-technical-school',
  技师学院: 'technician-college',
  中等职业学校: 'secondary-vocational-school',
  高等职业学校: 'higher-vocational-college',
  普通高校: 'university',
  普通中学: 'general-school',
} as const
export const CLASS_WORDS = {
  中级工班: 'intermediate-worker',
  高级工班: 'senior-worker',
  '预备技师班/技师班': 'technician',
} as const
export const STUDY_WORDS = { 毕业: 'graduate', 应届毕业生: 'final-year', 在读: 'studying' } as const
export const TITLE_WORDS = { 初级: 'junior', 中级: 'intermediate', 高级: 'senior' } as const
