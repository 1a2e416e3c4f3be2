/**
 * A typed or pasted code as it is stored: half-width, upper case, without spaces, hyphens of typography and invisible characters.
 * ASCII hyphens and dots stay, since some codes contain them.
 */
export function normaliseCode(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Cc}‐-―−·]/gu, '')
    .toUpperCase()
}
