// Makes a package of packages/ publishable: JavaScript and declarations instead of TypeScript sources, which Node does not
// run from inside node_modules. Usage: node scripts/pack-library.mjs packages/tlog <output folder>
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const [from, to] = process.argv.slice(2).map((path) => resolve(path))
if (from === undefined || to === undefined) {
  console.error('usage: node scripts/pack-library.mjs <package folder> <output folder>')
  process.exit(2)
}
mkdirSync(to, { recursive: true })
compile()
const manifest = toPublished(JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')))
writeFileSync(join(to, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
for (const path of Object.values(manifest.bin ?? {})) chmodSync(join(to, path), 0o755)
copyFileSync(join(from, 'README.md'), join(to, 'README.md'))
copyFileSync(join(root, 'LICENSE'), join(to, 'LICENSE'))

function compile() {
  const project = join(to, 'tsconfig.pack.json')
  const settings = {
    extends: relative(to, join(root, 'tsconfig.server.json')),
    compilerOptions: {
      noEmit: false,
      incremental: false,
      tsBuildInfoFile: null,
      declaration: true,
      rewriteRelativeImportExtensions: true,
      typeRoots: [join(root, 'node_modules/@types')],
      rootDir: join(from, 'src'),
      outDir: to,
    },
    include: [join(from, 'src')],
    exclude: ['**/*.test.ts', 'fixtures', 'testing'].map((pattern) => join(from, 'src', pattern)),
  }
  writeFileSync(project, JSON.stringify(settings))
  const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc')
  const compiled = spawnSync(process.execPath, [tsc, '-p', project], { stdio: 'inherit' })
  rmSync(project)
  if (compiled.status !== 0) process.exit(compiled.status ?? 1)
}

function toPublished({ private: _, devDependencies: __, ...manifest }) {
  const types = (path) => path.replace(/\.js$/, '.d.ts')
  const published = JSON.parse(JSON.stringify(manifest).replaceAll(/"\.\/src\/([^"]+)\.ts"/g, '"./$1.js"'))
  // What stands under testing/ is for this house: it leans on what is not published.
  delete published.exports['./testing']
  for (const [door, path] of Object.entries(published.exports)) {
    published.exports[door] = { types: types(path), default: path }
  }
  return published
}
