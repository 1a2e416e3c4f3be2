import type { Finding } from '../source-files.ts'
import { page, table } from './markdown.ts'

/** What may ship beside Apache-2.0 code: permissive licences, and the font licence for fonts. */
const ALLOWED = new Set([
  'Apache-2.0',
  'MIT',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'Unlicense',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Zlib',
  'OFL-1.1',
])

/** Packages whose manifest names no licence, with what the file that comes with them says. */
const STATED_IN_FILE: Readonly<Record<string, string>> = { 'png-js': 'MIT' }

export type LockedPackage = {
  readonly version?: string
  readonly license?: string
  readonly link?: boolean
  readonly dev?: boolean
  readonly devOptional?: boolean
}
type Shipped = { readonly name: string; readonly version: string; readonly licence: string }

/** Everything that is installed for use, by the lock file; what only builds or tests is left out. */
export function shippedPackages(packages: Readonly<Record<string, LockedPackage>>): readonly Shipped[] {
  const found = Object.entries(packages)
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.link && !entry.dev)
    .map(([path, entry]): Shipped => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
      return { name, version: entry.version ?? '', licence: entry.license ?? STATED_IN_FILE[name] ?? '' }
    })
  const unique = new Map(found.map((one) => [`${one.name}@${one.version}`, one]))
  return [...unique.values()].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** Whether a licence expression lets us ship: one of its alternatives, all parts of it. */
export function mayShip(expression: string): boolean {
  const alternatives = expression.replace(/[()]/g, '').split(' OR ')
  return alternatives.some((alternative) => alternative.split(' AND ').every((licence) => ALLOWED.has(licence)))
}

export function findLicenceFaults(shipped: readonly Shipped[]): readonly Finding[] {
  return shipped
    .filter(({ licence }) => !mayShip(licence))
    .map(({ name, version, licence }) => ({
      path: 'package-lock.json',
      what: `${name}@${version} ${licence ? `is under ${licence}, which may not ship` : 'names no licence'}`,
    }))
}

export function pageOfLicences(shipped: readonly Shipped[]): string {
  const counts = new Map<string, number>()
  for (const { licence } of shipped) counts.set(licence, (counts.get(licence) ?? 0) + 1)
  return page(
    'Licences of what ships · 第三方许可',
    'Every package that is installed for use, by the lock file. Where a licence offers a choice, we take the permissive one.',
    [
      table(
        ['licence', 'packages'],
        [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)),
      ),
      table(
        ['package', 'version', 'licence'],
        shipped.map(({ name, version, licence }) => [name, version, licence]),
      ),
    ],
  )
}
