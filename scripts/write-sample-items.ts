import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { samplePackage } from '../contexts/item-bank/server/sample-source.ts'

// Writes the content packages of data/samples/items from their sources.
const folder = new URL('../data/samples/items/', import.meta.url)
for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
  const name = file.replace('.txt', '')
  const bytes = samplePackage(readFileSync(new URL(file, folder), 'utf8'), name.toUpperCase())
  writeFileSync(new URL(`${name}.zip`, folder), bytes)
  console.log(`${name}.zip ${bytes.byteLength} bytes`)
}
