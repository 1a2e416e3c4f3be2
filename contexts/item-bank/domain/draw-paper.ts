import { type Refused, refuse } from '@lingjiang/kernel'
import { apportion } from './apportion.ts'
import { type BlueprintNode, IMPORTANCES, type Importance, scopesOf } from './blueprint.ts'
import { ITEM_KINDS, type ItemKind, type PaperForm } from './paper-form.ts'

/** What the draw needs to know of an item: nothing of its text. */
export type DrawableItem = { readonly id: string; readonly kind: ItemKind; readonly point: string }
export type DrawnItem = DrawableItem & { readonly markTenths: number; readonly scope: string }
export type Allotment = { readonly scope: string; readonly plannedTenths: number; readonly drawnTenths: number }
export type DrawnPaper = {
  readonly ok: true
  readonly items: readonly DrawnItem[]
  readonly allotments: readonly Allotment[]
}

/** A number from 0 to 1 for a label: the same seed and label give the same number, in every run and on every machine. */
export type Lot = (label: string) => number

/**
 * 组卷: draws a paper by the weights of the blueprint. Marks are allotted to scopes by largest remainder; inside a scope items follow the ratio
 * X:Y:Z of its points; no point is asked twice while others are left; what remains open is decided by lot, so that the seed replays the draw.
 * Where a scope has too few items of a kind, its other kinds and then other scopes make up for it, within one item of the dearest kind: a
 * paper further from its weights is refused, with the scope and what it lacks.
 */
export function drawPaper(
  nodes: readonly BlueprintNode[],
  items: readonly DrawableItem[],
  form: PaperForm,
  lot: Lot,
): DrawnPaper | Refused<'bank-too-small' | 'bank-scope-too-small' | 'blueprint-missing'> {
  const scopes = scopesOf(nodes)
  if (scopes.length === 0) return refuse('blueprint-missing')
  const importance = new Map(nodes.map((node) => [node.code, node.importance]))
  const total = form.reduce((sum, section) => sum + section.count * section.markTenths, 0)
  const planned = apportion(
    total,
    scopes.map((scope) => scope.weight ?? 0),
  )
  const drawn = scopes.map(() => 0)
  const missing = scopes.map(() => 0)
  const result: DrawnItem[] = []
  const usedPoints = new Set<string>()
  const sections = [...form].sort(
    (a, b) => b.markTenths - a.markTenths || ITEM_KINDS.indexOf(a.kind) - ITEM_KINDS.indexOf(b.kind),
  )
  for (const section of sections) {
    const pools = scopes.map((scope) =>
      items.filter((item) => item.kind === section.kind && scopeOf(item.point) === scope.code),
    )
    const available = pools.reduce((sum, pool) => sum + pool.length, 0)
    if (available < section.count)
      return refuse('bank-too-small', { kind: section.kind, needed: section.count, available })
    const open = scopes.map((_, index) => Math.max(0, (planned[index] ?? 0) - (drawn[index] ?? 0)))
    const sizes = pools.map((pool) => pool.length)
    const counts = shareOut(section.count, open, sizes)
    const wanted = shareOut(
      section.count,
      open,
      sizes.map(() => section.count),
    )
    for (const [index, want] of wanted.entries())
      missing[index] = (missing[index] ?? 0) + Math.max(0, want - (sizes[index] ?? 0))
    for (const [index, pool] of pools.entries()) {
      const picked = pickFrom(pool, counts[index] ?? 0, importance, usedPoints, lot)
      for (const item of picked) {
        usedPoints.add(item.point)
        result.push({ ...item, markTenths: section.markTenths, scope: scopes[index]?.code ?? '' })
      }
      drawn[index] = (drawn[index] ?? 0) + picked.length * section.markTenths
    }
  }
  const allotments = scopes.map((scope, index) => ({
    scope: scope.code,
    plannedTenths: planned[index] ?? 0,
    drawnTenths: drawn[index] ?? 0,
  }))
  const lacking = allotments.some((one) => Math.abs(one.plannedTenths - one.drawnTenths) > toleranceOf(form))
  const short = missing.indexOf(Math.max(...missing))
  if (lacking && (missing[short] ?? 0) > 0)
    return refuse('bank-scope-too-small', {
      scope: scopes[short]?.code ?? '',
      name: scopes[short]?.name ?? '',
      missing: missing[short] ?? 0,
    })
  const order = (item: DrawnItem) => form.findIndex((section) => section.kind === item.kind)
  return {
    ok: true,
    items: result.sort(
      (a, b) => order(a) - order(b) || (a.point < b.point ? -1 : a.point > b.point ? 1 : a.id < b.id ? -1 : 1),
    ),
    allotments,
  }
}

/** Items are whole: a scope may stand above or below its weight by the marks of one item of the dearest kind. */
const toleranceOf = (form: PaperForm) => Math.max(...form.map((section) => section.markTenths))

const scopeOf = (point: string) => point.slice(0, point.lastIndexOf('-'))

/** Shares a number of items out by what is still open in each scope, never more than a scope has. */
function shareOut(count: number, open: readonly number[], most: readonly number[]): readonly number[] {
  const shares = apportion(count, open.some((one) => one > 0) ? open : most).map((share, index) =>
    Math.min(share, most[index] ?? 0),
  )
  for (let left = count - shares.reduce((sum, share) => sum + share, 0); left > 0; left -= 1) {
    let best = -1
    let need = Number.NEGATIVE_INFINITY
    for (const [index, share] of shares.entries()) {
      const shortfall = (open[index] ?? 0) / (share + 1)
      if (share < (most[index] ?? 0) && shortfall > need) [best, need] = [index, shortfall]
    }
    shares[best] = (shares[best] ?? 0) + 1
  }
  return shares
}

/** Items of one scope and kind by the ratio of importance of the points there. */
function pickFrom(
  pool: readonly DrawableItem[],
  count: number,
  importance: ReadonlyMap<string, Importance | null>,
  usedPoints: ReadonlySet<string>,
  lot: Lot,
): readonly DrawableItem[] {
  const inOrder = [...pool].sort((a, b) => lot(a.id) - lot(b.id) || (a.id < b.id ? -1 : 1))
  const groups = IMPORTANCES.map((one) => inOrder.filter((item) => importance.get(item.point) === one))
  const shares = apportion(
    count,
    groups.map((group) => new Set(group.map((item) => item.point)).size),
  )
  const picked: DrawableItem[] = []
  const take = (from: readonly DrawableItem[], most: number, repeat: boolean) => {
    let taken = 0
    for (const item of from) {
      if (taken >= most || picked.length >= count) return
      const asked = usedPoints.has(item.point) || picked.some((other) => other.point === item.point)
      if (picked.includes(item) || (asked && !repeat)) continue
      picked.push(item)
      taken += 1
    }
  }
  for (const [index, group] of groups.entries()) take(group, shares[index] ?? 0, false)
  take(inOrder, count, false)
  take(inOrder, count, true)
  return picked
}
