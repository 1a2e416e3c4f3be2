import { StatusTag, useText } from '@lingjiang/ui'
import { filingMessages as m } from './messages.ts'

/** Says of a made-up organisation that it is one, wherever its name stands. */
export function MadeUp({ synthetic }: { readonly synthetic: boolean }) {
  const text = useText()
  return synthetic ? (
    <span className="registry-made-up">
      <StatusTag tone="neutral">{text(m.madeUp)}</StatusTag>
    </span>
  ) : null
}
