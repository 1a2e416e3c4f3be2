import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** An element with its children in document order; text is a string among them. */
export type Element = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Element | string)[]
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
})

/** Reads XML from outside: treat as hostile. @returns the root element, or what is wrong */
export function readXml(
  text: string,
): Element | { readonly code: 'not-xml' | 'entities-refused'; readonly detail: string } {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return { code: 'entities-refused', detail: '' }
  const valid = XMLValidator.validate(text)
  if (valid !== true) return { code: 'not-xml', detail: `${valid.err.msg} (${valid.err.line}:${valid.err.col})` }
  const nodes = parse(text)
  if (typeof nodes === 'string') return { code: 'not-xml', detail: nodes }
  const root = convert(nodes).find((child) => typeof child !== 'string')
  return root ?? { code: 'not-xml', detail: 'no element' }
}

type Node = Readonly<Record<string, unknown>>

/** The parser throws on elements nested too deep. @returns the nodes, or what it says */
function parse(text: string): readonly Node[] | string {
  try {
    return parser.parse(text) as readonly Node[]
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function convert(nodes: readonly Node[]): (Element | string)[] {
  return nodes.flatMap((node): (Element | string)[] => {
    if ('#text' in node) return [String(node['#text'])]
    const [name] = Object.keys(node).filter((key) => key !== ':@')
    if (!name || name.startsWith('#')) return []
    const attributes = Object.fromEntries(
      Object.entries((node[':@'] ?? {}) as Record<string, unknown>).map(([key, value]) => [key, String(value)]),
    )
    return [{ name: localName(name), attributes, children: convert(node[name] as readonly Node[]) }]
  })
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

/** All elements of a name below (and not including) an element. */
export function findAll(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...findAll(child, name)],
  )
}

const BLOCKS = new Set(['p', 'div', 'li', 'br', 'tr', 'qti-prompt'])

/** The text of an element, one line a block, without the elements that `skip` names. */
export function textOf(element: Element, skip: ReadonlySet<string> = new Set()): string {
  const read = (from: Element): string =>
    from.children
      .map((child) => {
        if (typeof child === 'string') return child.replace(/\s+/g, ' ')
        if (skip.has(child.name)) return ''
        return BLOCKS.has(child.name) ? `\n${read(child)}\n` : read(child)
      })
      .join('')
  return read(element)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n')
}

export function escapeXml(text: string): string {
  return text.replace(/[<>&"]/g, (mark) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[mark] ?? mark)
}
