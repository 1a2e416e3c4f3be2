import { type Finding, lineAt, type SourceFile } from '../source-files.ts'

const REFERENCE = /`([\w./-]+[.]tsx?)`(?: “([^”]+)”)?/g

/** A page that says «shown by» a test must name one that is there: the file, and the test's words in it. */
export function findLostTests(page: SourceFile, sources: readonly SourceFile[]): readonly Finding[] {
  const byPath = new Map(sources.map(({ path, text }) => [path, text]))
  return [...page.text.matchAll(REFERENCE)].flatMap(([, path = '', words], index, all) => {
    const line = lineAt(page.text, all[index]?.index ?? 0)
    const text = byPath.get(path)
    if (text === undefined) return [{ path: page.path, line, what: `${path} is not there` }]
    if (words !== undefined && !text.includes(words))
      return [{ path: page.path, line, what: `${path} has no test “${words}”` }]
    return []
  })
}
