/** One figure of a run; `ratio` is against the floor of the same run. */
export type Measurement = {
  readonly metric: string
  readonly value: number
  readonly unit: string
  readonly target?: string
  readonly ratio?: number
}
export type Report = (row: Measurement) => void
