import { StatusTag, useText } from '@lingjiang/ui'
import { administrationMessages as m } from './messages.ts'

/** Where a value comes from: only a sourced one is settled. */
export function MarkTag({ mark }: { readonly mark: 'sourced' | 'memory' | 'inference' }) {
  const text = useText()
  return <StatusTag tone={mark === 'sourced' ? 'ok' : 'warn'}>{text(m[mark])}</StatusTag>
}
