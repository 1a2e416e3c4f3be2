import type { Finding, SourceFile } from './source-files.ts'

/** A line of GLOSSARY.md: the term of the field, the word for it in code, its meaning, the clause of the notice. */
export type GlossaryLine = { readonly term: string; readonly identifier: string; readonly line: number }

/** Reads the table of GLOSSARY.md; a row without four cells is a finding. */
export function readGlossary({ path, text }: SourceFile): {
  readonly lines: readonly GlossaryLine[]
  readonly findings: readonly Finding[]
} {
  const lines: GlossaryLine[] = []
  const findings: Finding[] = []
  for (const [index, row] of text.split('\n').entries()) {
    if (!row.startsWith('|') || /^\|[\s:|-]+$/.test(row)) continue
    const cells = row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    const [term = '', identifier = '', meaning = ''] = cells
    if (identifier === 'identifier') continue
    if (cells.length !== 4 || term === '' || meaning === '')
      findings.push({ path, line: index + 1, what: 'a row is 中文术语 | identifier | meaning | clause' })
    else lines.push({ term, identifier: identifier.replaceAll('`', ''), line: index + 1 })
  }
  return { lines, findings }
}

/** One word for one thing: no identifier twice, and each occurs in the code (as kebab-case, camelCase, PascalCase or snake_case). */
export function findGlossaryFaults(path: string, lines: readonly GlossaryLine[], code: string): readonly Finding[] {
  const seen = new Set<string>()
  const lower = code.toLowerCase().replace(/[-_]/g, '')
  return lines.flatMap(({ identifier, line }) => {
    const isTwice = seen.has(identifier)
    seen.add(identifier)
    if (isTwice) return [{ path, line, what: `"${identifier}" stands here twice` }]
    return lower.includes(identifier.toLowerCase().replace(/[-_ ]/g, ''))
      ? []
      : [{ path, line, what: `"${identifier}" does not occur in the code` }]
  })
}
