import { type Facts, fillText, type Text } from '@lingjiang/kernel'

/** Everything that can be wrong with an item file, with its public wording. */
export const QTI_FAULTS = {
  'not-xml': { zh: '不是可读的 XML：{detail}', en: 'this is not readable XML: {detail}' },
  'entities-refused': { zh: '不接受 DOCTYPE 或实体声明', en: 'DOCTYPE and entity declarations are not accepted' },
  'not-an-item': {
    zh: '根元素应为 qti-assessment-item（QTI 3），实际为 {found}',
    en: 'the root should be qti-assessment-item (QTI 3), found {found}',
  },
  'identifier-missing': { zh: '缺少 identifier', en: 'the identifier is missing' },
  'point-missing': {
    zh: '缺少 label：应写明所属鉴定点代码',
    en: 'the label is missing: it names the point of the blueprint',
  },
  'response-declaration-missing': {
    zh: '应有且只有一个 qti-response-declaration，实际 {count} 个',
    en: 'exactly one qti-response-declaration is needed, found {count}',
  },
  'cardinality-unknown': {
    zh: 'cardinality 应为 single 或 multiple，实际为 {found}',
    en: 'the cardinality should be single or multiple, found {found}',
  },
  'interaction-not-supported': {
    zh: '只接受一个 qti-choice-interaction，发现 {found}',
    en: 'one qti-choice-interaction is accepted, found {found}',
  },
  'media-not-supported': {
    zh: '题目含有图片或媒体（{found}），目前只接受文字试题',
    en: 'the item holds a picture or media ({found}); items are text only',
  },
  'stem-empty': { zh: '没有题干', en: 'there is no question text' },
  'choices-too-few': { zh: '至少要有两个选项', en: 'at least two choices are needed' },
  'choice-twice': { zh: '选项标识 {choice} 重复', en: 'the choice {choice} stands twice' },
  'choice-empty': { zh: '选项 {choice} 没有文字', en: 'the choice {choice} has no text' },
  'key-missing': { zh: '没有正确答案（qti-correct-response）', en: 'there is no correct response' },
  'key-unknown-choice': {
    zh: '正确答案 {choice} 不在选项中',
    en: 'the correct response {choice} is not among the choices',
  },
  'key-not-single': { zh: '单选题只能有一个正确答案', en: 'a single choice has exactly one correct response' },
  'key-needs-two': { zh: '多选题至少有两个正确答案', en: 'a multiple choice has at least two correct responses' },
  'not-a-package': { zh: '不是可读的 ZIP 文件', en: 'this is not a readable ZIP file' },
  'package-too-large': { zh: '解压后超过 {megabytes} MB', en: 'it unpacks to more than {megabytes} MB' },
  'package-without-items': { zh: '包内没有试题文件', en: 'the package holds no item' },
  'manifest-missing': { zh: '包内没有 imsmanifest.xml', en: 'the package has no imsmanifest.xml' },
  'manifest-file-missing': {
    zh: '清单列出的文件 {name} 不在包内',
    en: 'the manifest lists {name}, which is not in the package',
  },
  'identifier-twice': { zh: '试题 {identifier} 与 {other} 重复', en: 'the item {identifier} stands in {other} too' },
} as const satisfies Record<string, Text>

export type QtiFaultCode = keyof typeof QTI_FAULTS
export type QtiFault = { readonly file: string; readonly code: QtiFaultCode; readonly facts: Facts }

/** The wording of a fault in both languages. */
export function qtiFaultText(fault: Pick<QtiFault, 'code' | 'facts'>): Text {
  const text: Text = QTI_FAULTS[fault.code]
  return { zh: fillText(text.zh, fault.facts), en: fillText(text.en, fault.facts) }
}
