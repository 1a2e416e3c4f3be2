import { BrokenInvariant } from '@lingjiang/kernel'
import { type ChoiceItem, type ItemKind, writePackage } from '@lingjiang/qti'
import { BLUEPRINT_HEADER, RUBRIC_HEADER } from '../domain/index.ts'
import { BLUEPRINT_FILE, RUBRIC_FILE } from './take-over-file.ts'

const KINDS: Readonly<Record<string, ItemKind>> = { S: 'single', M: 'multiple', J: 'judgment' }

/**
 * Makes a content package from a plain source of sample items: `=` occupation, `@` area or scope with weight, `.` point, `S`, `M`, `J` items with
 * the right choices starred, `%` criteria of the scoring sheets. The same source gives the same bytes.
 */
export function samplePackage(source: string, prefix: string): Uint8Array {
  const items: ChoiceItem[] = []
  const blueprint: string[] = [BLUEPRINT_HEADER.join(',')]
  const rubric: string[] = [RUBRIC_HEADER.join(',')]
  let point = ''
  for (const line of source.split('\n').filter((text) => text.trim())) {
    const [mark = '', ...words] = line.split(' ')
    const rest = line.slice(2)
    if (mark === '@') blueprint.push(`${words[0]},${words[1]},${words[2]},`)
    else if (mark === '.') {
      point = words[0] ?? ''
      blueprint.push(`${point},${words[2]},,${words[1]}`)
    } else if (mark === '%') {
      const [head = '', guidance = '', marks = ''] = rest.split(' || ')
      const [subject, station, criterion] = head.split(' ')
      rubric.push(`${subject},${station},${criterion},"${guidance}",${marks}`)
    } else if (KINDS[mark]) items.push(toItem(KINDS[mark], point, rest, items.length, prefix))
    else if (mark !== '=') throw new BrokenInvariant(`sample source: ${line}`)
  }
  const others = { [BLUEPRINT_FILE]: `${blueprint.join('\n')}\n`, [RUBRIC_FILE]: `${rubric.join('\n')}\n` }
  return writePackage(`sample-${prefix.toLowerCase()}`, items, others)
}

function toItem(kind: ItemKind, point: string, text: string, index: number, prefix: string): ChoiceItem {
  const [stem = '', ...given] = text.split(' || ')
  const base = {
    identifier: `${prefix}-${String(index + 1).padStart(3, '0')}`,
    title: `示例 ${index + 1}`,
    point,
    kind,
    stem,
  }
  if (kind === 'judgment') {
    const choices = [
      { identifier: 'true', text: '正确' },
      { identifier: 'false', text: '错误' },
    ]
    return { ...base, choices, key: [given[0] === 'T' ? 'true' : 'false'] }
  }
  // The source states the right choice first; turning the list by the item's number spreads the right places.
  const turn = (index * 7 + 3) % given.length
  const turned = [...given.slice(turn), ...given.slice(0, turn)]
  const letters = turned.map((_, place) => String.fromCharCode(65 + place))
  return {
    ...base,
    choices: turned.map((choice, place) => ({ identifier: letters[place] ?? '', text: choice.replace(/\*$/, '') })),
    key: letters.filter((_, place) => turned[place]?.endsWith('*')),
  }
}
