import { readTrust, type Trust } from '../trust.ts'

const BLOCK = /(<script type="application\/json" id="trust">)[\s\S]*?(<\/script>)/

/**
 * The checking page with another trust list inside. The list is data in a block that no policy executes, and `<` is escaped, so nothing in it
 * can become markup. Throws CredentialFailure for a malformed list and RangeError for a page without the block.
 */
export function pageWithTrust(html: string, trust: Trust): string {
  const data = JSON.stringify(readTrust(trust)).replaceAll('<', '\\u003c')
  if (!BLOCK.test(html)) throw new RangeError('the page has no block for a trust list')
  return html.replace(BLOCK, (_, open: string, close: string) => `${open}${data}${close}`)
}
