import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { regionStore } from '@lingjiang/identity/server'
import { type ContextModule, recordParameter, type Services, transactAsSystem } from '@lingjiang/platform'
import { loadPublicExamples } from '@lingjiang/registry/server'
import { loadOccupations } from '@lingjiang/standards/server'
import { DATA_FOLDER } from './modules.ts'

/** Loads what every province needs and is not yet there: regions, occupations, examples of organisations, policy parameters. Changes nothing that is recorded already. */
export async function loadReferenceData(services: Services, modules: readonly ContextModule[]): Promise<void> {
  await transactAsSystem(services.db, 'load-reference-data', async (tx) => {
    const regions = parseCsv(readFileSync(join(DATA_FOLDER, 'regions.csv'), 'utf8')).map((row) => ({
      code: row.code ?? '',
      name: row.name ?? '',
      parent: row.parent || null,
      tier: tierOf(row.level ?? ''),
    }))
    await regionStore.load(tx, regions)
    await loadOccupations(tx, parseCsv(readFileSync(join(DATA_FOLDER, 'occupations.csv'), 'utf8')))
    await loadPublicExamples(tx, parseCsv(readFileSync(join(DATA_FOLDER, 'orgs.csv'), 'utf8')))
    for (const module of modules)
      for (const parameter of module.parameters ?? []) await recordParameter(tx, parameter, null)
  })
}

function tierOf(level: string): 'province' | 'city' | 'county' | 'town' {
  if (level === 'province' || level === 'city' || level === 'town') return level
  return 'county'
}

/** RFC 4180 with a header line. */
export function parseCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const rows: string[][] = [[]]
  let field = ''
  let quoted = false
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i] as string
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') {
        field += '"'
        i += 1
      } else if (c === '"') quoted = false
      else field += c
    } else if (c === '"') quoted = true
    else if (c === ',' || c === '\n') {
      rows.at(-1)?.push(field.replace(/\r$/, ''))
      field = ''
      if (c === '\n') rows.push([])
    } else field += c
  }
  if (field) rows.at(-1)?.push(field)
  const [header = [], ...body] = rows.filter((row) => row.length > 0 && row.some((cell) => cell !== ''))
  return body.map((row) => Object.fromEntries(header.map((name, i) => [name.replace(/^\uFEFF/, ''), row[i] ?? ''])))
}
