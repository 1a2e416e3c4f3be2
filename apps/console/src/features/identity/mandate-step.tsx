import { ChooseMandate } from '@lingjiang/identity/contract'
import { call, isProblem, useText } from '@lingjiang/ui'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { mandateWords } from '../../app/mandate-switch.tsx'
import type { Mandate } from '../../app/me.ts'
import { signInMessages as m } from './messages.ts'
import type { OnStep } from './sign-in-page.tsx'

export function MandateStep({ mandates, onStep }: { readonly mandates: readonly Mandate[]; readonly onStep: OnStep }) {
  const text = useText()
  const choose = useMutation({
    mutationFn: (mandateId: string) => call(ChooseMandate, { body: { mandateId } }),
    onSuccess: onStep,
  })
  return (
    <>
      <h1>{text(m.choose)}</h1>
      <p className="lj-muted">{text(m.chooseHint)}</p>
      {choose.error && (
        <Alert
          type="error"
          showIcon
          title={isProblem(choose.error) ? choose.error.title : text(m.failed)}
          role="alert"
        />
      )}
      <ul className="mandate-list">
        {mandates.map((mandate) => (
          <li key={mandate.id}>
            <Button size="large" block disabled={choose.isPending} onClick={() => choose.mutate(mandate.id)}>
              {mandateWords(text, mandate)}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
