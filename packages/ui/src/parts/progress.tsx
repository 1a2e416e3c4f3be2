import { formatNumber } from '../text/formats.ts'

/** How far long work has come. `total` unknown shows only what is done. */
export function Progress({
  label,
  done,
  total,
}: {
  readonly label: string
  readonly done: number
  readonly total?: number
}) {
  const share = total ? Math.min(1, done / total) : undefined
  return (
    <div className="lj-progress">
      <div className="lj-progress-words">
        <span>{label}</span>
        <span className="lj-figures">
          {formatNumber(done)}
          {total === undefined ? '' : ` / ${formatNumber(total)}`}
        </span>
      </div>
      <progress aria-label={label} {...(share === undefined ? {} : { value: share, max: 1 })} />
    </div>
  )
}
