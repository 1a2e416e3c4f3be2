import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A text file of the repository, by its path from the root. */
export type SourceFile = { readonly path: string; readonly text: string }

/** Something a check found: where, and what to do about it. */
export type Finding = { readonly path: string; readonly line?: number; readonly what: string }

export const ROOT = join(import.meta.dirname, '..')

/** Not written by us, or deliberate breaches. */
const PASSED_OVER = new Set([
  'node_modules',
  '.git',
  '.data',
  '.cache',
  'dist',
  'coverage',
  'test-results',
  'boundary-probes',
])

/** The files of the repository whose path matches. */
export function listSources(pattern: RegExp, root = ROOT): readonly SourceFile[] {
  return listPaths(root, '')
    .filter((path) => pattern.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** Prints the findings and ends the process: with 0 when there are none. */
export function report(checked: number, findings: readonly Finding[]): never {
  for (const { path, line, what } of findings) console.error(`${path}${line === undefined ? '' : `:${line}`}: ${what}`)
  console.log(`${checked} files, ${findings.length} findings`)
  process.exit(findings.length === 0 ? 0 : 1)
}

/** The line number of a place in a text, from 1. */
export const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length

function listPaths(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !PASSED_OVER.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      return entry.isDirectory() ? listPaths(root, path) : entry.isFile() ? [path] : []
    })
}
