import {
  IDENTITY_DOCUMENT_NAMES,
  IDENTITY_DOCUMENT_TYPES,
  type IdentityDocumentType,
  parseIdentityDocument,
  parseMobilePhone,
  textOfFaults,
} from '@lingjiang/codes'
import { SignUp } from '@lingjiang/identity/contract'
import {
  Button,
  CheckboxGroup,
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
import { accountMessages as m } from './messages.ts'

const route = getRouteApi('/sign-up')
const EMPTY = { name: '', documentType: 'resident-id', documentNumber: '', phone: '', password: '', consent: '' }

/** A candidate opens an account: check digits are told while typing, nothing is sent that the server must refuse. */
export function SignUpPage() {
  const text = useText()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { next } = route.useSearch()
  const [draft, change, forget] = useDraft('sign-up', EMPTY, ['password', 'documentNumber'])
  const [errors, setErrors] = useState<FormErrors>({})
  const documentType = draft.documentType as IdentityDocumentType
  const send = useMutation({
    mutationFn: () => {
      const { name, documentNumber, phone, password } = draft
      return call(SignUp, { body: { name, documentType, documentNumber, phone, password, consent: true } })
    },
    onSuccess: async () => {
      forget()
      await queries.invalidateQueries()
      await navigate({ to: next ?? '/sessions' })
    },
  })
  const faults = (): FormErrors => {
    const missing = (field: 'name' | 'password') => text(m.missing, { field: text(m[field]) })
    const document = parseIdentityDocument(documentType, draft.documentNumber)
    const phone = parseMobilePhone(draft.phone)
    return {
      ...(draft.name.trim() ? {} : { name: missing('name') }),
      ...(document.ok ? {} : { documentNumber: text(textOfFaults(document.faults)) }),
      ...(phone.ok ? {} : { phone: text(textOfFaults(phone.faults)) }),
      ...(draft.password ? {} : { password: missing('password') }),
      ...(draft.consent ? {} : { consent: text(m.consentMissing) }),
    }
  }
  const submit = () => {
    const found = faults()
    setErrors(found)
    if (Object.keys(found).length === 0) send.mutate()
  }
  return (
    <Page title={text(m.title)} lead={text(m.lead)}>
      <ErrorSummary errors={errors} problem={isProblem(send.error) ? send.error : null} />
      <form
        className="lj-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Fields draft={draft} change={change} errors={errors} />
        <CheckboxGroup
          name="consent"
          label={text(m.title)}
          hint={text(m.consentMore)}
          error={errors.consent}
          values={draft.consent ? ['yes'] : []}
          options={[{ value: 'yes', label: text(m.consent) }]}
          onChange={(values) => change({ consent: values.length ? 'yes' : '' })}
        />
        <Button type="submit" busy={send.isPending} wide>
          {text(m.submit)}
        </Button>
      </form>
      <p>
        <Link to="/sign-in" search={next ? { next } : {}}>
          {text(m.have)}
        </Link>
      </p>
    </Page>
  )
}

function Fields({
  draft,
  change,
  errors,
}: {
  readonly draft: typeof EMPTY
  readonly change: (part: Partial<typeof EMPTY>) => void
  readonly errors: FormErrors
}) {
  const text = useText()
  const documentType = draft.documentType as IdentityDocumentType
  return (
    <>
      <TextField
        name="name"
        label={text(m.name)}
        hint={text(m.nameHint)}
        error={errors.name}
        value={draft.name}
        onChange={(name) => change({ name })}
        autoComplete="name"
        width={16}
      />
      <Select
        name="documentType"
        label={text(m.documentType)}
        value={documentType}
        options={IDENTITY_DOCUMENT_TYPES.map((type) => ({ value: type, label: text(IDENTITY_DOCUMENT_NAMES[type]) }))}
        onChange={(type) => change({ documentType: type || 'resident-id' })}
      />
      <TextField
        name="documentNumber"
        label={text(m.documentNumber)}
        hint={text(m.documentHint)}
        error={errors.documentNumber}
        value={draft.documentNumber}
        onChange={(documentNumber) => change({ documentNumber })}
        spellCheck={false}
        autoComplete="off"
        width={18}
      />
      <TextField
        name="phone"
        type="tel"
        inputMode="tel"
        label={text(m.phone)}
        hint={text(m.phoneHint)}
        error={errors.phone}
        value={draft.phone}
        onChange={(phone) => change({ phone })}
        autoComplete="tel"
        width={12}
      />
      <TextField
        name="password"
        type="password"
        label={text(m.password)}
        hint={text(m.passwordHint)}
        error={errors.password}
        value={draft.password}
        onChange={(password) => change({ password })}
        autoComplete="new-password"
        width={18}
      />
    </>
  )
}
