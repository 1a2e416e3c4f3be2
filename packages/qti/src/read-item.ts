import type { Facts } from '@lingjiang/kernel'
import type { Choice, ChoiceItem, ItemKind } from './choice-item.ts'
import type { QtiFault, QtiFaultCode } from './faults.ts'
import { type Element, findAll, readXml, textOf } from './xml.ts'

export type ReadItem =
  | { readonly ok: true; readonly item: ChoiceItem }
  | { readonly ok: false; readonly faults: readonly QtiFault[] }

const MEDIA = ['img', 'object', 'audio', 'video', 'picture', 'svg', 'math', 'qti-media-interaction']
const INTERACTION = /^qti-[a-z-]+-interaction$/

/**
 * Reads one item of QTI 3 (1EdTech QTI 3.0 Assessment, Section and Item) with a choice interaction. Hostile input: every fault is told, nothing
 * is thrown.
 */
export function readItem(xml: string, file: string): ReadItem {
  const root = readXml(xml)
  const faults: QtiFault[] = []
  const fault = (code: QtiFaultCode, facts: Facts = {}) => faults.push({ file, code, facts })
  if ('code' in root) {
    fault(root.code, { detail: root.detail })
    return { ok: false, faults }
  }
  if (root.name !== 'qti-assessment-item') {
    fault('not-an-item', { found: root.name })
    return { ok: false, faults }
  }
  const identifier = root.attributes.identifier?.trim() ?? ''
  const point = root.attributes.label?.trim() ?? ''
  if (!identifier) fault('identifier-missing')
  if (!point) fault('point-missing')
  const declared = readDeclaration(root, fault)
  const asked = readBody(root, fault)
  if (declared && asked) checkKey(declared, asked.choices, fault)
  if (faults.length || !declared || !asked) return { ok: false, faults }
  const title = root.attributes.title?.trim() || identifier
  const kind = kindOf(declared.multiple, asked.choices)
  return {
    ok: true,
    item: { identifier, title, point, kind, stem: asked.stem, choices: asked.choices, key: declared.key },
  }
}

type Report = (code: QtiFaultCode, facts?: Facts) => void
type Declared = { readonly multiple: boolean; readonly key: readonly string[] }

function readDeclaration(root: Element, fault: Report): Declared | undefined {
  const declarations = findAll(root, 'qti-response-declaration')
  const [declaration] = declarations
  if (!declaration || declarations.length !== 1) {
    fault('response-declaration-missing', { count: declarations.length })
    return undefined
  }
  const cardinality = declaration.attributes.cardinality ?? ''
  if (cardinality !== 'single' && cardinality !== 'multiple') {
    fault('cardinality-unknown', { found: cardinality || '—' })
    return undefined
  }
  const correct = findAll(declaration, 'qti-correct-response').flatMap((response) => findAll(response, 'qti-value'))
  return { multiple: cardinality === 'multiple', key: [...new Set(correct.map((value) => textOf(value)))].sort() }
}

function readBody(
  root: Element,
  fault: Report,
): { readonly stem: string; readonly choices: readonly Choice[] } | undefined {
  const [body] = findAll(root, 'qti-item-body')
  const interactions = body ? elementsBelow(body).filter((element) => INTERACTION.test(element.name)) : []
  const [interaction] = interactions
  if (!body || !interaction || interactions.length !== 1 || interaction.name !== 'qti-choice-interaction') {
    fault('interaction-not-supported', { found: interactions.map((one) => one.name).join(', ') || '—' })
    return undefined
  }
  const media = elementsBelow(body).find((element) => MEDIA.includes(element.name))
  if (media) fault('media-not-supported', { found: media.name })
  const before = textOf(body, new Set(['qti-choice-interaction']))
  const prompt = findAll(interaction, 'qti-prompt').map((one) => textOf(one))
  const stem = [before, ...prompt].filter(Boolean).join('\n')
  if (!stem) fault('stem-empty')
  return { stem, choices: readChoices(interaction, fault) }
}

function readChoices(interaction: Element, fault: Report): readonly Choice[] {
  const seen = new Set<string>()
  const choices = findAll(interaction, 'qti-simple-choice').map((choice) => {
    const identifier = choice.attributes.identifier?.trim() ?? ''
    const text = textOf(choice, new Set(['qti-feedback-inline']))
    if (!identifier || seen.has(identifier)) fault('choice-twice', { choice: identifier || '—' })
    if (!text) fault('choice-empty', { choice: identifier })
    seen.add(identifier)
    return { identifier, text }
  })
  if (choices.length < 2) fault('choices-too-few')
  return choices
}

function checkKey(declared: Declared, choices: readonly Choice[], fault: Report): void {
  const known = new Set(choices.map((choice) => choice.identifier))
  for (const choice of declared.key) if (!known.has(choice)) fault('key-unknown-choice', { choice })
  if (declared.key.length === 0) fault('key-missing')
  else if (!declared.multiple && declared.key.length > 1) fault('key-not-single')
  else if (declared.multiple && declared.key.length < 2) fault('key-needs-two')
}

function kindOf(multiple: boolean, choices: readonly Choice[]): ItemKind {
  if (multiple) return 'multiple'
  const names = choices.map((choice) => choice.identifier.toLowerCase())
  return names.length === 2 && names.includes('true') && names.includes('false') ? 'judgment' : 'single'
}

function elementsBelow(element: Element): readonly Element[] {
  return element.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...elementsBelow(child)]))
}
