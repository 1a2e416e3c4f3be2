import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { caseEvents } from '@lingjiang/process'
import { contextModules } from '@lingjiang/server'
import { findClauses, pageOfClauses } from './reference/clauses.ts'
import { pageOfEvents } from './reference/events.ts'
import { findLicenceFaults, type LockedPackage, pageOfLicences, shippedPackages } from './reference/licences.ts'
import { pageOfParameters } from './reference/parameters.ts'
import { pageOfProcedures } from './reference/procedures.ts'
import { findLostTests } from './reference/shown-by.ts'
import { type Finding, listSources, ROOT, report } from './source-files.ts'

// Writes the pages that the declarations in the code make by themselves; with --check it only says which of them are not current.
const modules = contextModules(() => {
  throw new Error('declarations ask for no permission')
})
const processes = modules.flatMap((module) => (module.cases ?? []).map((handler) => handler.process))
const parameters = modules.flatMap((module) => module.parameters ?? [])
const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>
}
const shipped = shippedPackages(packages)
const sources = listSources(/^(packages|contexts|apps|tools|tests)\/.*[.]tsx?$/)
const lostTests = listSources(/^docs\/security[.]md$/).flatMap((page) => findLostTests(page, sources))
const { clauses, findings: strayClauses } = findClauses(sources.filter(({ path }) => !path.startsWith('tools/')))
const findings = [...strayClauses, ...lostTests, ...findLicenceFaults(shipped)]
const pages: readonly (readonly [path: string, text: string])[] = [
  ['docs/reference/procedures.md', pageOfProcedures(processes, parameters)],
  ['docs/reference/parameters.md', pageOfParameters(modules)],
  [
    'docs/reference/events.md',
    pageOfEvents([caseEvents, ...modules.flatMap((module) => module.events ?? [])], modules),
  ],
  ['docs/reference/licences.md', pageOfLicences(shipped)],
  ['docs/notice/clauses.md', pageOfClauses(clauses)],
]

if (process.argv.includes('--check')) report(pages.length, [...findings, ...pages.flatMap(stale)])
for (const [path, text] of pages) {
  mkdirSync(dirname(join(ROOT, path)), { recursive: true })
  writeFileSync(join(ROOT, path), text)
}
report(pages.length, findings)

function stale([path, text]: readonly [string, string]): readonly Finding[] {
  const place = join(ROOT, path)
  if (existsSync(place) && readFileSync(place, 'utf8').replaceAll('\r\n', '\n') === text) return []
  return [{ path, what: 'is not what the code declares: run npm run reference' }]
}
