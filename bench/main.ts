import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Measurement, Report } from './src/measurement.ts'

// npm run bench [-- name …]: runs the measurements, prints them, and renews their part of bench/RESULTS.md.
// BENCH_* settings make smaller runs for a quick look, which are not kept.
const folder = join(import.meta.dirname, 'src')
const wanted = process.argv.slice(2)
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .sort()
const ABOUT =
  'Made by `npm run bench`. A ratio is against the floor measured in the same run; absolute figures depend on the machine.'
const KEPT = join(import.meta.dirname, 'RESULTS.md')
const results = new Map<string, Measurement[]>()
const isOfRecord = !Object.keys(process.env).some((name) => name.startsWith('BENCH_'))

for (const file of files) {
  const bench = (await import(join(folder, file))) as { readonly name: string; run(report: Report): Promise<void> }
  if (wanted.length && !wanted.includes(bench.name)) continue
  console.log(`\n${bench.name}`)
  const rows: Measurement[] = []
  results.set(bench.name, rows)
  await bench.run((row) => {
    rows.push(row)
    console.log(`  ${lineOf(row).join('  ')}`)
  })
  if (isOfRecord) writeFileSync(KEPT, pageOf())
}

process.exit(0)

function lineOf(row: Measurement): readonly string[] {
  const value = row.value >= 100 ? Math.round(row.value).toLocaleString('en') : row.value.toPrecision(3)
  return [
    row.metric,
    `${value} ${row.unit}`,
    row.ratio === undefined ? '' : `× ${row.ratio.toPrecision(3)}`,
    row.target ?? '',
  ]
}

/** The page with the parts that were measured now in the place of their older ones; each part tells day and machine. */
function pageOf(): string {
  const kept = new Map(existsSync(KEPT) ? partsOf(readFileSync(KEPT, 'utf8')) : [])
  for (const [name, rows] of results) kept.set(name, partOf(rows))
  const parts = [...kept]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => `## ${name}\n\n${part.trim()}\n`)
  return ['# Results\n', `${ABOUT}\n`, ...parts].join('\n')
}

function partsOf(page: string) {
  return page
    .split('\n## ')
    .slice(1)
    .map((part): [string, string] => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)])
}

function partOf(rows: readonly Measurement[]): string {
  const [cpu] = cpus()
  return [
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, embedded PostgreSQL 18.`,
    '',
    '| what | value | ratio | target |',
    '|---|---|---|---|',
    ...rows.map((row) => `| ${lineOf(row).join(' | ')} |`),
  ].join('\n')
}
