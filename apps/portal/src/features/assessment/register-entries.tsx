import { Button, useText } from '@lingjiang/ui'
import type { ReactNode } from 'react'
import { registerMessages as m } from './register-messages.ts'

export type EntryPart = 'work' | 'certificates' | 'titles' | 'studies'

/** A list of things one states, each with its fields: add, change, take away. */
export function RegisterEntries<E extends object>({
  part,
  entries,
  fresh,
  change,
  fields,
}: {
  readonly part: EntryPart
  readonly entries: readonly E[]
  readonly fresh: E
  readonly change: (entries: E[]) => void
  readonly fields: (entry: E, put: (change: Partial<E>) => void, name: string) => ReactNode
}) {
  const text = useText()
  return (
    <>
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity of their own, and stay in their order
        <fieldset key={index} className="register-entry">
          <legend>{text(m.entry, { number: index + 1 })}</legend>
          {fields(
            entry,
            (changed) => change(entries.map((one, at) => (at === index ? { ...one, ...changed } : one))),
            `${part}/${index}`,
          )}
          <div>
            <Button look="quiet" onClick={() => change(entries.filter((_, at) => at !== index))}>
              {text(m.remove)}
              <span className="lj-only-read"> {text(m.entry, { number: index + 1 })}</span>
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button look="secondary" wide onClick={() => change([...entries, { ...fresh }])}>
          {text(m[`add_${part}`])}
        </Button>
      </div>
    </>
  )
}
