import { createHash } from 'node:crypto'

const hashOf = (source) => `'sha256-${createHash('sha256').update(source).digest('base64')}'`

const NOTHING_ELSE = "img-src blob: data:; base-uri 'none'; form-action 'none'"
const policyOf = (script, style) =>
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${script}; style-src ${style}; ${NOTHING_ELSE}" />`

/**
 * Makes two editions of the page. `index.html` for a server, with its script and style beside it; `offline.html` for a disk, with both inside,
 * allowed by hash. Both carry a policy with `default-src 'none'`: the page cannot reach any network, its own server included, so that
 * what it says cannot come from there.
 */
export function twoEditions() {
  return {
    name: 'two-editions',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = bundle['index.html']
      const html = String(page.source)
      const script = Object.values(bundle).find((part) => part.type === 'chunk' && part.isEntry)
      const style = Object.values(bundle).find((part) => part.fileName.endsWith('.css'))
      const code = script.code.replaceAll('</script', '<\\/script')
      const css = String(style.source)
      const charset = '<meta charset="utf-8" />'
      const withPolicy = (policy) => html.replace(charset, () => `${charset}\n    ${policy}`)
      const whole = withPolicy(policyOf(hashOf(code), hashOf(css)))
        .replace(/\s*<script type="module"[^>]*><\/script>/, '')
        .replace(/\s*<link rel="stylesheet"[^>]*>/, '')
        .replace('</head>', () => `  <style>${css}</style>\n  </head>`)
        .replace('</body>', () => `  <script type="module">${code}</script>\n  </body>`)
      this.emitFile({ type: 'asset', fileName: 'offline.html', source: whole })
      page.source = withPolicy(policyOf("'self'", "'self'"))
    },
  }
}
