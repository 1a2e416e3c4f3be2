import type { ChoiceItem } from './choice-item.ts'
import { escapeXml } from './xml.ts'

const NAMESPACE = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0'
const MATCH_CORRECT = 'https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct'

/** Writes an item as a QTI 3 document that `readItem` reads back unchanged. */
export function writeItem(item: ChoiceItem): string {
  const cardinality = item.kind === 'multiple' ? 'multiple' : 'single'
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<qti-assessment-item xmlns="${NAMESPACE}" identifier="${escapeXml(item.identifier)}" title="${escapeXml(item.title)}" label="${escapeXml(item.point)}" adaptive="false" time-dependent="false" xml:lang="zh-CN">`,
    `  <qti-response-declaration identifier="RESPONSE" cardinality="${cardinality}" base-type="identifier">`,
    '    <qti-correct-response>',
    ...item.key.map((key) => `      <qti-value>${escapeXml(key)}</qti-value>`),
    '    </qti-correct-response>',
    '  </qti-response-declaration>',
    '  <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>',
    '  <qti-item-body>',
    `    <qti-choice-interaction response-identifier="RESPONSE" shuffle="true" max-choices="${item.kind === 'multiple' ? 0 : 1}">`,
    `      <qti-prompt>${item.stem.split('\n').map(escapeXml).join('<br/>')}</qti-prompt>`,
    ...item.choices.map(
      (choice) =>
        `      <qti-simple-choice identifier="${escapeXml(choice.identifier)}">${escapeXml(choice.text)}</qti-simple-choice>`,
    ),
    '    </qti-choice-interaction>',
    '  </qti-item-body>',
    `  <qti-response-processing template="${MATCH_CORRECT}"/>`,
    '</qti-assessment-item>',
  ]
  return `${lines.join('\n')}\n`
}
