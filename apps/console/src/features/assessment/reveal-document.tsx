import { REVEAL_PURPOSES, RevealDocumentNumber } from '@lingjiang/assessment/contract'
import { call, Select, useText } from '@lingjiang/ui'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../app/me.ts'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { assessmentMessages as m, PURPOSE_NAMES } from './messages.ts'

type Purpose = (typeof REVEAL_PURPOSES)[number]

/** The full number for a purpose that is recorded; it stays on the screen only, never in what is kept of queries. */
export function RevealDocument({ registrationId }: { readonly registrationId: string }) {
  const text = useText()
  const may = useMay('assessment.registration.reveal')
  const [purpose, setPurpose] = useState<Purpose | ''>('')
  const reveal = useMutation({
    mutationFn: (chosen: Purpose) =>
      call(RevealDocumentNumber, { params: { registrationId }, body: { purpose: chosen } }),
    gcTime: 0,
  })
  if (!may) return null
  return (
    <section className="frame-card frame-actions" aria-labelledby="reveal">
      <h2 id="reveal">{text(m.reveal)}</h2>
      <p className="lj-muted">{text(m.revealHint)}</p>
      <Select
        name="purpose"
        label={text(m.purpose)}
        value={purpose}
        options={REVEAL_PURPOSES.map((value) => ({ value, label: text(PURPOSE_NAMES[value]) }))}
        onChange={setPurpose}
      />
      <Button disabled={!purpose} loading={reveal.isPending} onClick={() => purpose && reveal.mutate(purpose)}>
        {text(m.reveal)}
      </Button>
      <ProblemAlert error={reveal.error} />
      {reveal.data && (
        <p className="lj-figures" role="status">
          {reveal.data.documentNumber}
        </p>
      )}
    </section>
  )
}
