import { useText } from '@lingjiang/ui'
import { resultMessages as m } from './messages.ts'

/** Nothing is chosen here: whether a score was corrected decides the outcome. */
export default function ConcludeRecheck() {
  const text = useText()
  return <p className="lj-muted">{text(m.concludeLead)}</p>
}
