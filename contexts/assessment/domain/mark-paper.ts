/** The key of a paper by question number. */
export type PaperKey = readonly {
  readonly number: number
  readonly kind: string
  readonly markTenths: number
  readonly key: readonly string[]
}[]

export type Marking = {
  readonly scoreTenths: number
  readonly answered: number
  readonly kinds: readonly {
    readonly kind: string
    readonly right: number
    readonly of: number
    readonly tenths: number
  }[]
}

/** Marks a paper: an item scores when exactly its right choices are chosen (single, true or false; multiple: all and no other). */
export function markPaper(key: PaperKey, answers: ReadonlyMap<number, readonly string[]>): Marking {
  const kinds = new Map<string, { right: number; of: number; tenths: number }>()
  let [scoreTenths, answered] = [0, 0]
  for (const item of key) {
    const given = answers.get(item.number) ?? []
    const kind = kinds.get(item.kind) ?? { right: 0, of: 0, tenths: 0 }
    kinds.set(item.kind, kind)
    kind.of += 1
    if (given.length > 0) answered += 1
    if (given.length !== item.key.length || !item.key.every((choice) => given.includes(choice))) continue
    kind.right += 1
    kind.tenths += item.markTenths
    scoreTenths += item.markTenths
  }
  return { scoreTenths, answered, kinds: [...kinds].map(([kind, sums]) => ({ kind, ...sums })) }
}

/** Display order of a variant: sections keep their order, questions inside a section and choices inside a question follow the lot. */
export function orderForVariant<
  Q extends {
    readonly number: number
    readonly kind: string
    readonly choices: readonly { readonly identifier: string }[]
  },
>(questions: readonly Q[], lot: (label: string) => number): readonly Q[] {
  const kinds = [...new Set(questions.map((question) => question.kind))]
  const byLot = <T>(list: readonly T[], label: (one: T) => string) =>
    [...list].sort((a, b) => lot(label(a)) - lot(label(b)) || (label(a) < label(b) ? -1 : 1))
  return kinds.flatMap((kind) =>
    byLot(
      questions.filter((question) => question.kind === kind),
      (question) => `q${question.number}`,
    ).map((question) =>
      kind === 'judgment'
        ? question
        : { ...question, choices: byLot(question.choices, (choice) => `q${question.number}/${choice.identifier}`) },
    ),
  )
}
