import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const BOOT = here('./appearance-before-paint.js')

/**
 * Puts the script that sets language, theme and print size before the first paint into the head, as a file of its own:
 * the content security policy allows no inline script.
 */
function appearanceBeforePaint(base) {
  const source = readFileSync(BOOT, 'utf8')
  const name = `assets/appearance-${createHash('sha256').update(source).digest('base64url').slice(0, 8)}.js`
  return {
    name: 'appearance-before-paint',
    configureServer(server) {
      server.middlewares.use(`${base}${name}`, (_request, reply) =>
        reply.setHeader('content-type', 'text/javascript').end(source),
      )
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: name, source })
    },
    transformIndexHtml: () => [{ tag: 'script', attrs: { src: `${base}${name}` }, injectTo: 'head-prepend' }],
  }
}

/**
 * The configuration all web apps share. In the browser a contract is its method, its path and its types: the schema builder (20 KB gzip)
 * stays on the server, where it validates.
 */
export function webApp({ name, base, budgetKb }) {
  return defineConfig({
    root: here(`../${name}`),
    base,
    cacheDir: here(`../../.cache/vite-${name}`),
    plugins: [react(), appearanceBeforePaint(base)],
    resolve: { alias: [{ find: /^typebox$/, replacement: here('./typebox-in-browser.mjs') }] },
    server: { proxy: { '/api': { target: process.env.API ?? 'http://127.0.0.1:8080' } } },
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      target: ['chrome87', 'safari14', 'firefox86'],
      cssTarget: ['chrome87', 'safari14'],
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: budgetKb,
    },
  })
}
