import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const hashOf = (source) => `'sha256-${createHash('sha256').update(source).digest('base64')}'`

/**
 * Makes one file of the page: script and style inside, and a policy that allows these two by hash and nothing else. With `default-src 'none'`
 * the page cannot reach any network, its own server included: what it says cannot come from there.
 */
function onePage() {
  return {
    name: 'one-page',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = bundle['index.html']
      const script = Object.values(bundle).find((part) => part.type === 'chunk')
      const style = Object.values(bundle).find((part) => part.fileName.endsWith('.css'))
      const code = script.code.replaceAll('</script', '<\\/script')
      const css = String(style.source)
      const policy = `default-src 'none'; script-src ${hashOf(code)}; style-src ${hashOf(css)}; img-src blob: data:; base-uri 'none'; form-action 'none'`
      page.source = String(page.source)
        .replace(/\s*<script type="module"[^>]*><\/script>/, '')
        .replace(/\s*<link rel="stylesheet"[^>]*>/, '')
        .replace(
          '<meta charset="utf-8" />',
          () => `<meta charset="utf-8" />\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
        )
        .replace('</head>', () => `  <style>${css}</style>\n  </head>`)
        .replace('</body>', () => `  <script type="module">${code}</script>\n  </body>`)
      delete bundle[script.fileName]
      delete bundle[style.fileName]
    },
  }
}

export default defineConfig({
  root: here('.'),
  base: './',
  cacheDir: here('../../.cache/vite-verify'),
  plugins: [onePage()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome111', 'safari16.4', 'firefox119'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 400,
  },
})
