/** What a parameter's value may be: a number, a word, yes or no, nothing, a list of them, or an object of them by name. */
export type ParameterValue =
  | null
  | boolean
  | number
  | string
  | readonly ParameterValue[]
  | { readonly [name: string]: ParameterValue }

type Kind = 'nothing' | 'yes-or-no' | 'number' | 'word' | 'list' | 'object'

const kindOf = (value: ParameterValue): Kind => {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return 'list'
  const kinds = { boolean: 'yes-or-no', number: 'number', string: 'word', object: 'object' } as const
  return kinds[typeof value as keyof typeof kinds]
}

/** 01-31 and 12-31 have one outline, 99-99; words with letters have none. */
const outlineOf = (word: string) => (/^[\d\p{P}]*\d[\d\p{P}]*$/u.test(word) ? word.replace(/\d/g, '9') : undefined)

const membersOf = (value: ParameterValue): readonly ParameterValue[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : []

/**
 * Whether a new value has the shape of the values recorded for its key, so that no rule that reads it can meet a surprise: the same kind, the
 * same members by name; whole and not negative where all recorded numbers are; digits outlined alike; no empty list where none was.
 * Members may be of any kind that some recorded member is (a kind of organisation for which nothing is asked has null).
 * @returns the JSON pointer of the first place that differs, '' for the whole value; undefined when all fits
 */
export function differsAt(recorded: readonly ParameterValue[], next: ParameterValue): string | undefined {
  const alike = recorded.filter((value) => kindOf(value) === kindOf(next))
  const onlyNothing = recorded.every((value) => value === null)
  if (alike.length === 0) return onlyNothing && membersOf(next).length === 0 && !isObject(next) ? undefined : ''
  if (typeof next === 'number') return numberFits(alike as number[], next) ? undefined : ''
  if (typeof next === 'string') return wordFits(alike as string[], next) ? undefined : ''
  if (Array.isArray(next)) return listDiffersAt(alike as ParameterValue[][], next)
  if (isObject(next)) return objectDiffersAt(alike as Record<string, ParameterValue>[], next)
  return undefined
}

const isObject = (value: ParameterValue): value is { readonly [name: string]: ParameterValue } =>
  typeof value === 'object' && value !== null

function numberFits(recorded: readonly number[], next: number): boolean {
  if (!Number.isFinite(next)) return false
  if (recorded.every((value) => Number.isInteger(value)) && !Number.isInteger(next)) return false
  return next >= 0 || recorded.some((value) => value < 0)
}

function wordFits(recorded: readonly string[], next: string): boolean {
  const outlines = recorded.map(outlineOf)
  return next.trim() !== '' && (outlines.includes(undefined) || outlines.includes(outlineOf(next)))
}

function listDiffersAt(recorded: readonly (readonly ParameterValue[])[], next: readonly ParameterValue[]) {
  if (next.length === 0) return recorded.some((list) => list.length === 0) ? undefined : ''
  return firstMember(
    recorded.flat(),
    next.map((value, i) => [String(i), value] as const),
  )
}

function objectDiffersAt(
  recorded: readonly Readonly<Record<string, ParameterValue>>[],
  next: Readonly<Record<string, ParameterValue>>,
) {
  const names = (value: object) => Object.keys(value).sort().join('\n')
  if (!recorded.some((value) => names(value) === names(next))) return ''
  return firstMember(recorded.flatMap(membersOf), Object.entries(next))
}

function firstMember(recorded: readonly ParameterValue[], members: readonly (readonly [string, ParameterValue])[]) {
  if (recorded.length === 0) return undefined
  for (const [name, value] of members) {
    const place = differsAt(recorded, value)
    if (place !== undefined) return `/${name}${place}`
  }
  return undefined
}
