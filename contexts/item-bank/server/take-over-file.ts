import { createHash, randomUUID } from 'node:crypto'
import type { Text } from '@lingjiang/kernel'
import type { Vault } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { qtiFaultText, type ReadPackage, readItems } from '@lingjiang/qti'
import { type BlueprintNode, bankFaultText, isPoint, type Rubric, readBlueprint, readRubrics } from '../domain/index.ts'
import { type Bank, bankStore } from './bank-store.ts'
import { itemStore } from './item-store.ts'

/** Names of the tables that a package may hold beside its items. */
export const BLUEPRINT_FILE = '细目表.csv'
export const RUBRIC_FILE = '评分表.csv'

export type FileFault = { readonly file: string; readonly row?: number; readonly text: Text }
export type TakenOver = {
  readonly importId: string
  readonly items: number
  readonly replaced: number
  readonly blueprint: boolean
  readonly rubrics: number
}
type Source = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly accountId: string | null
  readonly now: string
}

/** Takes items, blueprint and scoring sheets of a file over whole, or tells every fault and changes nothing. */
export async function takeOverFile(
  tx: Tx,
  vault: Vault,
  bank: Pick<Bank, 'id' | 'organisationId' | 'regionCode'>,
  source: Source,
): Promise<TakenOver | { readonly faults: readonly FileFault[] }> {
  const read = readItems(source.bytes, source.name)
  const tables = readTables(read)
  const nodes = tables.blueprint ?? (await bankStore.blueprint(tx, bank.id))
  const faults: FileFault[] = [
    ...read.faults.map((fault) => ({ file: fault.file, text: qtiFaultText(fault) })),
    ...tables.faults,
    ...(tables.faults.length ? [] : await strayItems(tx, bank.id, read, nodes, tables.blueprint !== undefined)),
  ]
  if (faults.length > 0) return { faults }
  const importId = randomUUID()
  if (tables.blueprint) await bankStore.replaceBlueprint(tx, bank.id, tables.blueprint)
  const replaced = await itemStore.save(tx, vault, bank, read.items, { importId, now: source.now })
  for (const rubric of tables.rubrics) await bankStore.addRubric(tx, bank.id, rubric, source.now)
  const taken = {
    items: read.items.length,
    replaced,
    blueprint: tables.blueprint !== undefined,
    rubrics: tables.rubrics.length,
  }
  await itemStore.addImport(tx, {
    ...taken,
    id: importId,
    bankId: bank.id,
    fileName: source.name,
    fileSha256: createHash('sha256').update(source.bytes).digest('hex'),
    accountId: source.accountId,
    importedAt: source.now,
  })
  await bankStore.touch(tx, bank.id, source.now)
  return { importId, ...taken }
}

function readTables(read: ReadPackage): {
  readonly blueprint: readonly BlueprintNode[] | undefined
  readonly rubrics: readonly Rubric[]
  readonly faults: readonly FileFault[]
} {
  const find = (name: string) => [...read.others].find(([file]) => file.split('/').at(-1) === name)
  const [blueprintFile, rubricFile] = [find(BLUEPRINT_FILE), find(RUBRIC_FILE)]
  const blueprint = blueprintFile ? readBlueprint(blueprintFile[1]) : undefined
  const rubrics = rubricFile ? readRubrics(rubricFile[1]) : undefined
  const faultsOf = (file: string, list: readonly Parameters<typeof bankFaultText>[0][]) =>
    list.map((fault) => ({ file, row: (fault as { row?: number }).row ?? 1, text: bankFaultText(fault) }))
  return {
    blueprint: blueprint?.nodes,
    rubrics: rubrics?.rubrics ?? [],
    faults: [
      ...faultsOf(blueprintFile?.[0] ?? '', blueprint?.faults ?? []),
      ...faultsOf(rubricFile?.[0] ?? '', rubrics?.faults ?? []),
    ],
  }
}

/** Every item tests a point of the blueprint: those of the file, and with a new blueprint those of the bank too. */
async function strayItems(
  tx: Tx,
  bankId: string,
  read: ReadPackage,
  nodes: readonly BlueprintNode[],
  replacesBlueprint: boolean,
): Promise<readonly FileFault[]> {
  const points = new Set(nodes.filter((node) => isPoint(node.code)).map((node) => node.code))
  const standing = replacesBlueprint ? await itemStore.listPoints(tx, bankId) : []
  const fresh = new Set(read.items.map((item) => item.identifier))
  const all = [...read.items, ...standing.filter((item) => !fresh.has(item.identifier))]
  return all
    .filter((item) => !points.has(item.point))
    .map((item) => ({
      file: item.identifier,
      text: bankFaultText({ code: 'point-unknown', facts: { item: item.identifier, point: item.point } }),
    }))
}
