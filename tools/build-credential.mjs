// Builds what npm publishes: the library for Node and for browsers, and the command as one file. npm run build -w @lingjiang/credential
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))

/** One build: entries by name, for Node or for browsers, all dependencies inside. */
function make(entry, conditions, outDir) {
  return build({
    configFile: false,
    logLevel: 'warn',
    root: at('../packages/credential'),
    build: {
      ssr: true,
      target: 'es2023',
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { input: entry, output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' } },
    },
    ssr: { noExternal: true, target: 'node', resolve: { conditions, externalConditions: conditions } },
    resolve: { conditions },
  })
}

await make(
  {
    index: at('../packages/credential/src/index.ts'),
    node: at('../packages/credential/src/node/index.ts'),
    'lingjiang-verify': at('../packages/credential/src/node/lingjiang-verify.ts'),
  },
  ['node'],
  'dist',
)
await make({ index: at('../packages/credential/src/index.ts') }, ['browser', 'default'], 'dist/browser')
