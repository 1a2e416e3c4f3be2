import { AskRecheck, SUBJECT_NAMES, type Subject } from '@lingjiang/assessment/contract'
import {
  Button,
  CheckboxGroup,
  call,
  ErrorSummary,
  type FormErrors,
  formatDate,
  isProblem,
  TextArea,
  useDraft,
  useLanguage,
  useText,
} from '@lingjiang/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { resultsMessages as m } from './results-messages.ts'
import type { OwnResult } from './results-section.tsx'

/** 复核: the candidate asks, within the window, to have scores looked at again. */
export function RecheckForm({ result, until }: { readonly result: OwnResult; readonly until: string }) {
  const text = useText()
  const language = useLanguage()
  const queries = useQueryClient()
  const { registrationId } = result
  const [draft, change, forget] = useDraft(`recheck-${registrationId}`, {
    subjects: [] as readonly Subject[],
    reason: '',
  })
  const [errors, setErrors] = useState<FormErrors>({})
  const send = useMutation({
    mutationFn: () =>
      call(AskRecheck, {
        params: { registrationId },
        body: { subjects: [...draft.subjects], reason: draft.reason.trim() },
      }),
    onSuccess: async () => {
      forget()
      await queries.invalidateQueries({ queryKey: ['assessment', 'my-results'] })
    },
  })
  const faults: FormErrors = {
    ...(draft.subjects.length ? {} : { subjects: text(m.subjectsMissing) }),
    ...([...draft.reason.trim()].length >= 5 ? {} : { reason: text(m.reasonMissing) }),
  }
  const submit = () => {
    setErrors(faults)
    if (!Object.keys(faults).length) send.mutate()
  }
  return (
    <form
      className="lj-form"
      noValidate
      aria-labelledby="recheck"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h3 id="recheck">{text(m.recheck)}</h3>
      <p className="lj-muted">{text(m.recheckLead, { day: formatDate(until, language) })}</p>
      <ErrorSummary errors={errors} problem={isProblem(send.error) ? send.error : null} />
      <CheckboxGroup<Subject>
        name="subjects"
        label={text(m.subjects)}
        error={errors.subjects && faults.subjects}
        values={draft.subjects}
        onChange={(subjects) => change({ subjects })}
        options={result.scores.map(({ subject }) => ({ value: subject, label: text(SUBJECT_NAMES[subject]) }))}
      />
      <TextArea
        name="reason"
        label={text(m.reason)}
        hint={text(m.reasonHint)}
        error={errors.reason && faults.reason}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        maxLength={1000}
      />
      <div className="lj-actions">
        <Button type="submit" look="secondary" busy={send.isPending} wide>
          {text(m.send)}
        </Button>
      </div>
    </form>
  )
}
