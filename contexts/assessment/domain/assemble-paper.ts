import { accept, type Decision, refuse } from '@lingjiang/kernel'
import { apportion } from './apportion.ts'
import type { AssessmentParameters } from './parameters.ts'
import { type Draw, shuffle } from './replayable-draw.ts'

/** X core, Y general, Z auxiliary (鉴定要素细目表). */
export type Importance = 'X' | 'Y' | 'Z'
export type QuestionType = 'single' | 'multiple' | 'true-false'

/** An item as the assembly sees it; its text stays in the bank. */
export type DrawableItem = {
  readonly id: string
  readonly scope: string
  /** The indivisible point it asks about: no two items of a paper share one. */
  readonly point: string
  readonly type: QuestionType
  readonly importance: Importance
  readonly uses: number
}

export type BlueprintScope = {
  readonly code: string
  readonly weight: number
  readonly ratio: readonly [number, number, number]
}
export type BlueprintPart = { readonly type: QuestionType; readonly count: number; readonly tenthsEach: number }
export type Blueprint = { readonly scopes: readonly BlueprintScope[]; readonly parts: readonly BlueprintPart[] }

export type PaperItem = {
  readonly itemId: string
  readonly point: string
  readonly scope: string
  readonly type: QuestionType
  readonly tenths: number
}
export type PaperAssembled = {
  readonly kind: 'paper-assembled'
  readonly items: readonly PaperItem[]
  readonly totalTenths: number
}
export type AssemblyRefusal = 'blueprint-empty' | 'bank-too-small' | 'paper-too-alike'

/** Tries of one assembly: a greedy draw may paint itself into a corner where a point serves several types. */
const TRIES = 20

/** How many items of each part come from each scope: rows are parts, columns scopes; both sums hold. */
export function allotItems(blueprint: Blueprint): readonly (readonly number[])[] {
  const total = blueprint.parts.reduce((sum, part) => sum + part.count, 0)
  let left = apportion(
    total,
    blueprint.scopes.map((scope) => scope.weight),
  )
  return blueprint.parts.map((part) => {
    const shares = apportion(part.count, left)
    left = left.map((count, i) => count - (shares[i] ?? 0))
    return shares
  })
}

/**
 * Draws a paper: marks by the weights of the scopes (largest remainder), X:Y:Z by ratio inside a scope, no point twice, worn items left out,
 * and not too much in common with `other`. The same items, blueprint and draw give the same paper.
 */
export function assemblePaper(
  blueprint: Blueprint,
  items: readonly DrawableItem[],
  draw: Draw,
  p: AssessmentParameters,
  other: ReadonlySet<string> = new Set(),
): Decision<PaperAssembled, AssemblyRefusal> {
  const total = blueprint.parts.reduce((sum, part) => sum + part.count, 0)
  if (total === 0 || blueprint.scopes.every((scope) => scope.weight <= 0)) return refuse('blueprint-empty')
  const fresh = items
    .filter((item) => item.uses < p['assessment.paper.exposure-cap'])
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const allotment = allotItems(blueprint)
  let gap: Gap | undefined
  for (let i = 0; i < TRIES; i++) {
    const drawn = tryDraw(blueprint, allotment, shuffle(fresh, draw), other)
    if (!('needed' in drawn)) return finish(blueprint, drawn, other, p)
    gap = drawn
  }
  return refuse('bank-too-small', { ...gap })
}

type Gap = { readonly scope: string; readonly type: QuestionType; readonly needed: number; readonly have: number }

function tryDraw(
  blueprint: Blueprint,
  allotment: readonly (readonly number[])[],
  shuffled: readonly DrawableItem[],
  other: ReadonlySet<string>,
): readonly DrawableItem[] | Gap {
  const points = new Set<string>()
  const chosen: DrawableItem[] = []
  for (const [column, scope] of blueprint.scopes.entries()) {
    const inScope = shuffled.filter((item) => item.scope === scope.code)
    const sizes = blueprint.parts.map((_part, row) => allotment[row]?.[column] ?? 0)
    const wanted = importanceWanted(
      scope,
      sizes.reduce((a, b) => a + b, 0),
    )
    for (const row of scarcestFirst(blueprint, inScope, sizes)) {
      const type = blueprint.parts[row]?.type as QuestionType
      const needed = sizes[row] ?? 0
      for (let have = 0; have < needed; have++) {
        const item = choose(inScope, type, points, wanted, other)
        if (!item) return { scope: scope.code, type, needed, have }
        points.add(item.point)
        wanted[item.importance] -= 1
        chosen.push(item)
      }
    }
  }
  return chosen
}

function importanceWanted(scope: BlueprintScope, count: number): Record<Importance, number> {
  const [X = 0, Y = 0, Z = 0] = apportion(count, scope.ratio)
  return { X, Y, Z }
}

/** Parts whose points are fewest for what they need come first. */
function scarcestFirst(
  blueprint: Blueprint,
  inScope: readonly DrawableItem[],
  sizes: readonly number[],
): readonly number[] {
  const spare = blueprint.parts.map(
    (part, row) =>
      new Set(inScope.filter((item) => item.type === part.type).map((item) => item.point)).size - (sizes[row] ?? 0),
  )
  return blueprint.parts.map((_part, row) => row).toSorted((a, b) => (spare[a] ?? 0) - (spare[b] ?? 0) || a - b)
}

/** The first item in shuffled order of the importance most wanted; rather not one of the other paper. */
function choose(
  inScope: readonly DrawableItem[],
  type: QuestionType,
  points: ReadonlySet<string>,
  wanted: Readonly<Record<Importance, number>>,
  other: ReadonlySet<string>,
): DrawableItem | undefined {
  const free = inScope.filter((item) => item.type === type && !points.has(item.point))
  const value = (item: DrawableItem) => wanted[item.importance] * 2 - (other.has(item.id) ? 1 : 0)
  return free.reduce<DrawableItem | undefined>(
    (best, item) => (best && value(best) >= value(item) ? best : item),
    undefined,
  )
}

function finish(
  blueprint: Blueprint,
  drawn: readonly DrawableItem[],
  other: ReadonlySet<string>,
  p: AssessmentParameters,
): Decision<PaperAssembled, AssemblyRefusal> {
  const shared = drawn.filter((item) => other.has(item.id)).length
  const most = p['assessment.paper.shared-share']
  if (shared * 100 > most * drawn.length) return refuse('paper-too-alike', { shared, of: drawn.length, most })
  const items = blueprint.parts.flatMap((part) =>
    drawn
      .filter((item) => item.type === part.type)
      .map(
        (item): PaperItem => ({
          itemId: item.id,
          point: item.point,
          scope: item.scope,
          type: item.type,
          tenths: part.tenthsEach,
        }),
      ),
  )
  return accept({ kind: 'paper-assembled', items, totalTenths: items.reduce((sum, item) => sum + item.tenths, 0) })
}
