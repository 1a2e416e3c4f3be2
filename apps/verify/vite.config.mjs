import { defineConfig } from 'vite'
import { twoEditions } from '../build/two-editions.mjs'

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../.cache/vite-verify',
  base: './',
  plugins: [twoEditions()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome111', 'safari16.4', 'firefox119'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    rolldownOptions: { output: { codeSplitting: false } },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 400,
  },
})
