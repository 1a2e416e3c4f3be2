import { isProblem, useText } from '@lingjiang/ui'
import { Alert, Button } from 'antd'
import { frameMessages as m } from './messages.ts'

/** What the server refused, on what ground, and the way on where there is one. */
export function ProblemAlert({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const text = useText()
  if (!error) return null
  const problem = isProblem(error) ? error : undefined
  const more = [
    problem?.detail,
    ...(problem?.faults.map((fault) => fault.text) ?? []),
    problem?.clause && text(m.ground, { clause: problem.clause }),
    problem && problem.status >= 500 && problem.correlationId && text(m.number, { id: problem.correlationId }),
  ].filter((line): line is string => Boolean(line))
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={problem?.title ?? text(m.failed)}
      {...(more.length ? { description: more.map((line) => <p key={line}>{line}</p>) } : {})}
      {...(retry
        ? {
            action: (
              <Button size="small" onClick={retry}>
                {text(m.reload)}
              </Button>
            ),
          }
        : {})}
    />
  )
}
