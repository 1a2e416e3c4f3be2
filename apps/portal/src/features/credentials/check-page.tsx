import { CheckCertificate, NOT_FOUND_REASONS } from '@lingjiang/credentials/contract'
import {
  Button,
  call,
  ErrorSummary,
  type FormErrors,
  formatMoment,
  isProblem,
  Notice,
  Page,
  RadioGroup,
  type ReplyOf,
  TextField,
  useText,
} from '@lingjiang/ui'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { CertificateCard } from './certificate-card.tsx'
import './certificate-card.css'
import { credentialMessages as m } from './messages.ts'

type By = 'number' | 'document'
type Answer = ReplyOf<typeof CheckCertificate>

/** Anybody checks a certificate with what the holder can give: name and number, or name and document. */
export function CheckPage() {
  const text = useText()
  const [answer, setAnswer] = useState<Answer>()
  if (answer) return <AnswerPage answer={answer} onAgain={() => setAnswer(undefined)} />
  return (
    <Page title={text(m.title)} lead={text(m.lead)}>
      <Question onAnswer={setAnswer} />
      <p className="lj-muted">
        {text(m.offline)} <a href="/verify/">{text(m.offlineLink)}</a>
      </p>
    </Page>
  )
}

function Question({ onAnswer }: { readonly onAnswer: (answer: Answer) => void }) {
  const text = useText()
  const [by, setBy] = useState<By>('number')
  const [draft, setDraft] = useState({ name: '', key: '' })
  const [errors, setErrors] = useState<FormErrors>({})
  const send = useMutation({
    mutationFn: () =>
      call(CheckCertificate, {
        body: { name: draft.name, ...(by === 'number' ? { number: draft.key } : { documentNumber: draft.key }) },
      }),
    onSuccess: onAnswer,
  })
  const submit = () => {
    const found: FormErrors = {
      ...(draft.name.trim() ? {} : { name: text(m.nameMissing) }),
      ...(draft.key.trim() ? {} : { key: text(by === 'number' ? m.numberMissing : m.documentMissing) }),
    }
    setErrors(found)
    if (!Object.keys(found).length) send.mutate()
  }
  return (
    <>
      <ErrorSummary errors={errors} problem={isProblem(send.error) ? send.error : null} />
      <form
        className="lj-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <RadioGroup<By>
          name="by"
          label={text(m.by)}
          value={by}
          onChange={setBy}
          options={[
            { value: 'number', label: text(m.byNumber) },
            { value: 'document', label: text(m.byDocument) },
          ]}
        />
        <TextField
          name="name"
          label={text(m.name)}
          error={errors.name}
          value={draft.name}
          onChange={(name) => setDraft({ ...draft, name })}
          width={16}
          spellCheck={false}
          autoComplete="off"
        />
        <TextField
          name="key"
          label={text(by === 'number' ? m.number : m.document)}
          hint={text(by === 'number' ? m.numberHint : m.documentHint)}
          error={errors.key}
          value={draft.key}
          onChange={(key) => setDraft({ ...draft, key })}
          width={24}
          spellCheck={false}
          autoComplete="off"
        />
        <div className="lj-actions">
          <Button type="submit" busy={send.isPending} wide>
            {text(m.submit)}
          </Button>
        </div>
      </form>
    </>
  )
}

function AnswerPage({ answer, onAgain }: { readonly answer: Answer; readonly onAgain: () => void }) {
  const text = useText()
  const head = useRef<HTMLDivElement>(null)
  useEffect(() => head.current?.focus(), [])
  const title = answer.found ? text(m.found, { count: answer.certificates.length }) : text(m.notFound)
  return (
    <Page title={title}>
      <div ref={head} tabIndex={-1} className="certificate-answer" role="status">
        {answer.certificates.map((certificate) => (
          <CertificateCard
            key={certificate.number}
            certificate={{
              ...certificate,
              holder: [certificate.maskedName, certificate.maskedDocument].filter(Boolean).join(' · '),
            }}
          />
        ))}
        {!answer.found && (
          <Notice tone="warn" title={text(m.reasons)}>
            <ul>
              {NOT_FOUND_REASONS.map((reason) => (
                <li key={reason.en}>{text(reason)}</li>
              ))}
            </ul>
          </Notice>
        )}
        <p className="lj-muted">{text(m.checkedAt, { at: formatMoment(answer.checkedAt) })}</p>
      </div>
      <div className="lj-actions">
        <Button look="secondary" onClick={onAgain}>
          {text(m.again)}
        </Button>
      </div>
    </Page>
  )
}
