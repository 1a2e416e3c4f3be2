/**
 * The single characters and pairs of neighbouring characters of the given texts: what an occupation can be found by.
 * @returns each term once
 */
export function searchTermsOf(...texts: readonly string[]): readonly string[] {
  const terms = new Set<string>()
  for (const text of texts) {
    const characters = [...text.toLowerCase().replace(/\s+/g, '')]
    characters.forEach((character, i) => {
      terms.add(character)
      const following = characters[i + 1]
      if (following !== undefined) terms.add(character + following)
    })
  }
  return [...terms]
}

/** What a search box holds: an occupation code or its beginning, Latin letters (pinyin), or Chinese text as its terms. */
export type OccupationQuery =
  | { readonly kind: 'all' }
  | { readonly kind: 'code'; readonly prefix: string }
  | { readonly kind: 'pinyin'; readonly letters: string }
  | { readonly kind: 'terms'; readonly terms: readonly string[]; readonly text: string }

/** Reads what somebody typed to find an occupation. Text of two and more characters is looked up by its pairs alone. */
export function readOccupationQuery(typed: string): OccupationQuery {
  const text = typed.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  if (text === '') return { kind: 'all' }
  if (/^\d[\d-]*$/.test(text)) return { kind: 'code', prefix: text }
  if (/^[a-z']+$/.test(text)) return { kind: 'pinyin', letters: text.replaceAll("'", '') }
  const characters = [...text]
  const terms = characters.length === 1 ? characters : searchTermsOf(text).filter((term) => [...term].length === 2)
  return { kind: 'terms', terms, text }
}
