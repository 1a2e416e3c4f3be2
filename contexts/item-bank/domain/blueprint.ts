import type { BankFault } from './bank-fault.ts'
import { type CsvRow, csvRows } from './csv-rows.ts'

/** X core, Y general, Z auxiliary (鉴定要素细目表). */
export const IMPORTANCES = ['X', 'Y', 'Z'] as const
export type Importance = (typeof IMPORTANCES)[number]

/** A node of the element table: an area (A), a scope (A-A), or a point (A-A-001). */
export type BlueprintNode = {
  readonly code: string
  readonly parent: string | null
  readonly name: string
  /** Per cent of the whole paper; areas and scopes only. */
  readonly weight: number | null
  /** Points only. */
  readonly importance: Importance | null
}

const CODE = /^[A-Z](-[A-Z](-\d{3})?)?$/
export const BLUEPRINT_HEADER = ['代码', '名称', '鉴定比重', '重要程度'] as const
export const isPoint = (code: string) => /-\d{3}$/.test(code)
const parentOf = (code: string) => (code.includes('-') ? code.slice(0, code.lastIndexOf('-')) : null)

/** Reads the element table from CSV and checks it whole: weights on each step add up to the weight above, and to 100 at the top. */
export function readBlueprint(csv: string): {
  readonly nodes: readonly BlueprintNode[]
  readonly faults: readonly BankFault[]
} {
  const [header, ...rows] = csvRows(csv)
  if (!header || BLUEPRINT_HEADER.some((name, index) => header.cells[index] !== name))
    return { nodes: [], faults: [{ row: 1, code: 'header-wrong', facts: { expected: BLUEPRINT_HEADER.join(',') } }] }
  const read = rows.map(readNode)
  const faults = read.flatMap((one) => one.faults)
  const nodes = read.flatMap((one) => (one.node ? [one.node] : []))
  const lines = new Map(rows.map((row) => [row.cells[0] ?? '', row.line]))
  const seen = new Set<string>()
  for (const { code, parent } of nodes) {
    const row = lines.get(code) ?? 0
    if (seen.has(code)) faults.push({ row, code: 'code-twice', facts: { code } })
    seen.add(code)
    if (parent && !nodes.some((node) => node.code === parent))
      faults.push({ row, code: 'parent-missing', facts: { code, parent } })
  }
  if (faults.length === 0)
    faults.push(...checkBlueprint(nodes).map((fault) => ({ ...fault, row: lines.get(String(fault.facts.code)) ?? 1 })))
  return { nodes, faults }
}

function readNode(row: CsvRow): { readonly node?: BlueprintNode; readonly faults: BankFault[] } {
  const [code = '', name = '', weight = '', importance = ''] = row.cells
  if (!CODE.test(code)) return { faults: [{ row: row.line, code: 'code-wrong', facts: { code: code || '—' } }] }
  const faults: BankFault[] = []
  const share = Number(weight)
  if (!name) faults.push({ row: row.line, code: 'name-missing', facts: { code } })
  if (!isPoint(code) && !(weight !== '' && share >= 0 && share <= 100))
    faults.push({ row: row.line, code: 'weight-wrong', facts: { code } })
  if (isPoint(code) && !(IMPORTANCES as readonly string[]).includes(importance))
    faults.push({ row: row.line, code: 'importance-wrong', facts: { code } })
  const node = {
    code,
    parent: parentOf(code),
    name,
    weight: isPoint(code) ? null : share,
    importance: isPoint(code) ? (importance as Importance) : null,
  }
  return { node, faults }
}

/** 鉴定比重: the weights of the steps below a node add up to its own, those of the areas to 100; a scope with weight has points. */
export function checkBlueprint(nodes: readonly BlueprintNode[]): readonly BankFault[] {
  const faults: BankFault[] = []
  const sumBelow = (code: string | null) =>
    Math.round(nodes.filter((node) => node.parent === code).reduce((sum, node) => sum + (node.weight ?? 0), 0) * 100) /
    100
  const top = sumBelow(null)
  if (top !== 100) faults.push({ row: 1, code: 'weights-not-whole', facts: { code: '—', sum: top, whole: 100 } })
  for (const node of nodes) {
    if (node.weight === null) continue
    const below = nodes.filter((other) => other.parent === node.code)
    const steps = below.filter((other) => other.weight !== null)
    if (steps.length > 0 && sumBelow(node.code) !== node.weight)
      faults.push({
        row: 1,
        code: 'weights-not-whole',
        facts: { code: node.code, sum: sumBelow(node.code), whole: node.weight },
      })
    if (steps.length === 0 && node.weight > 0 && below.length === 0)
      faults.push({ row: 1, code: 'scope-without-points', facts: { code: node.code } })
  }
  return faults
}

/** The scopes that carry the weights of a paper: the lowest nodes with a weight. */
export function scopesOf(nodes: readonly BlueprintNode[]): readonly BlueprintNode[] {
  return nodes.filter(
    (node) => (node.weight ?? 0) > 0 && !nodes.some((other) => other.parent === node.code && other.weight !== null),
  )
}
