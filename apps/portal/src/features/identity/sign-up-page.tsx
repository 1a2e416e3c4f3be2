import { IDENTITY_DOCUMENT_NAMES, IDENTITY_DOCUMENT_TYPES, type IdentityDocumentType } from '@lingjiang/codes'
import { SignUp } from '@lingjiang/identity/contract'
import {
  Button,
  Checkbox,
  call,
  ErrorSummary,
  type FormErrors,
  isProblem,
  Page,
  Select,
  TextField,
  useDraft,
  useText,
} from '@lingjiang/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { EMPTY_SIGN_UP, faultsOfSignUp, isTyped, type SignUpDraft } from './sign-up-faults.ts'
import { DOCUMENT_HINTS, signUpMessages as m } from './sign-up-messages.ts'
import { meQuery } from './use-me.ts'

const route = getRouteApi('/sign-up')

/** Opens a candidate's account with a real name (四（二）) and leads back to where one came from. */
export function SignUpPage() {
  const text = useText()
  const { next } = route.useSearch()
  return (
    <Page title={text(m.title)} lead={text(m.lead)}>
      <p>
        {text(m.haveAccount)}{' '}
        <Link to="/sign-in" search={next ? { next } : {}}>
          {text(m.signIn)}
        </Link>
      </p>
      <SignUpForm next={next} />
    </Page>
  )
}

function useSignUp(next: string | undefined) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [draft, change, forget] = useDraft<SignUpDraft>('sign-up', EMPTY_SIGN_UP, ['password', 'consent'])
  const send = useMutation({
    mutationFn: () => {
      const { documentType, ...rest } = draft
      return call(SignUp, { body: { ...rest, documentType: documentType as IdentityDocumentType, consent: true } })
    },
    onSuccess: async () => {
      forget()
      await queries.invalidateQueries({ queryKey: meQuery.queryKey })
      await navigate({ to: next ?? '/account' })
    },
  })
  return { draft, change, send }
}

/** A fault is told when its field is left, or as soon as the number is complete: not while one begins to type. */
function SignUpForm({ next }: { readonly next: string | undefined }) {
  const text = useText()
  const { draft, change, send } = useSignUp(next)
  const [left, setLeft] = useState<readonly string[]>([])
  const [sent, setSent] = useState<FormErrors>({})
  const faults = faultsOfSignUp(draft, text)
  const shown = (field: keyof SignUpDraft) =>
    left.includes(field) || isTyped(draft, field) || sent[field] ? faults[field] : undefined
  const leave = (field: string) => {
    if (draft[field as keyof SignUpDraft]) setLeft((before) => [...new Set([...before, field])])
  }
  const submit = () => {
    setSent(faults)
    if (!Object.keys(faults).length) send.mutate()
  }
  return (
    <>
      <ErrorSummary errors={sent} problem={isProblem(send.error) ? send.error : null} />
      <form
        className="lj-form"
        noValidate
        onBlur={(event) => leave((event.target as Element as HTMLInputElement).name)}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          name="name"
          label={text(m.name)}
          hint={text(m.nameHint)}
          error={shown('name')}
          value={draft.name}
          onChange={(name) => change({ name })}
          autoComplete="name"
          spellCheck={false}
          width={16}
        />
        <Select
          name="documentType"
          label={text(m.documentType)}
          error={shown('documentType')}
          value={draft.documentType}
          onChange={(documentType) => change({ documentType })}
          options={IDENTITY_DOCUMENT_TYPES.map((type) => ({ value: type, label: text(IDENTITY_DOCUMENT_NAMES[type]) }))}
        />
        <TextField
          name="documentNumber"
          label={text(m.documentNumber)}
          hint={draft.documentType && text(DOCUMENT_HINTS[draft.documentType])}
          error={shown('documentNumber')}
          value={draft.documentNumber}
          onChange={(documentNumber) => change({ documentNumber })}
          autoComplete="off"
          spellCheck={false}
          width={20}
        />
        <TextField
          name="phone"
          type="tel"
          label={text(m.phone)}
          hint={text(m.phoneHint)}
          error={shown('phone')}
          value={draft.phone}
          onChange={(phone) => change({ phone })}
          autoComplete="tel"
          width={14}
        />
        <PasswordField draft={draft} change={change} error={shown('password')} />
        <Checkbox
          name="consent"
          label={text(m.consent)}
          error={shown('consent')}
          checked={draft.consent}
          onChange={(consent) => change({ consent })}
        />
        <p>
          <a href="/privacy" target="_blank" rel="noreferrer">
            {text(m.consentRead)}
          </a>
        </p>
        <div className="lj-actions">
          <Button type="submit" busy={send.isPending} wide>
            {text(m.submit)}
          </Button>
        </div>
      </form>
    </>
  )
}

function PasswordField({
  draft,
  change,
  error,
}: {
  readonly draft: SignUpDraft
  readonly change: (part: Partial<SignUpDraft>) => void
  readonly error: string | undefined
}) {
  const text = useText()
  const [seen, setSeen] = useState(false)
  return (
    <div>
      <TextField
        name="password"
        type={seen ? 'text' : 'password'}
        label={text(m.password)}
        hint={text(m.passwordHint)}
        error={error}
        value={draft.password}
        onChange={(password) => change({ password })}
        autoComplete="new-password"
        width={22}
      />
      <Checkbox name="show" label={text(m.show)} checked={seen} onChange={setSeen} />
    </div>
  )
}
