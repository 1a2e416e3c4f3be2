import { readdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Measurement, Report } from './src/measurement.ts'

// npm run bench [-- name …]: runs the measurements, prints them, and keeps them in bench/RESULTS.md when all ran.
const folder = join(import.meta.dirname, 'src')
const wanted = process.argv.slice(2)
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .sort()
const results = new Map<string, Measurement[]>()

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
}

if (wanted.length === 0) writeFileSync(join(import.meta.dirname, 'RESULTS.md'), pageOf())
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

function pageOf(): string {
  const [cpu] = cpus()
  const head = [
    '# Results',
    '',
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, embedded PostgreSQL 18.`,
    'Made by `npm run bench`. A ratio is against the floor measured in the same run; absolute figures depend on the machine.',
    '',
  ]
  const tables = [...results].flatMap(([name, rows]) => [
    `## ${name}`,
    '',
    '| what | value | ratio | target |',
    '|---|---|---|---|',
    ...rows.map((row) => `| ${lineOf(row).join(' | ')} |`),
    '',
  ])
  return [...head, ...tables].join('\n')
}
