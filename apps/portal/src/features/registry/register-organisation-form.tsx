import { parseCreditCode, textOfFaults } from '@lingjiang/codes'
import type { ListRegions } from '@lingjiang/identity/contract'
import { LEGAL_FORM_NAMES, LEGAL_FORMS, type RegisterOrganisation } from '@lingjiang/registry/contract'
import {
  type BodyOf,
  Button,
  ErrorSummary,
  type FormErrors,
  isProblem,
  type ReplyOf,
  type Say,
  Select,
  TextField,
  useDraft,
  useText,
} from '@lingjiang/ui'
import { useState } from 'react'
import { registerMessages as m } from './register-messages.ts'

export type OrganisationDraft = BodyOf<typeof RegisterOrganisation> & { readonly city: string }

const EMPTY: OrganisationDraft = {
  creditCode: '',
  name: '',
  legalForm: 'company',
  representative: '',
  city: '',
  regionCode: '',
  address: '',
  mainBusiness: '',
  contactName: '',
  phone: '',
}
/** Shortest answers that the server takes. */
const SHORTEST = { name: 2, representative: 1, address: 4, mainBusiness: 2, contactName: 1, phone: 5 } as const
type Field = keyof typeof SHORTEST
const LINES: readonly { readonly field: Field; readonly width: number; readonly maxLength: number }[] = [
  { field: 'address', width: 30, maxLength: 200 },
  { field: 'mainBusiness', width: 30, maxLength: 300 },
  { field: 'contactName', width: 12, maxLength: 50 },
]

function faultsOf(draft: OrganisationDraft, text: Say): FormErrors {
  const code = parseCreditCode(draft.creditCode)
  const short = (Object.keys(SHORTEST) as Field[]).filter((field) => draft[field].trim().length < SHORTEST[field])
  return {
    ...(code.ok ? {} : { creditCode: text(m.creditCodeWrong, { fault: text(textOfFaults(code.faults)) }) }),
    ...Object.fromEntries(short.map((field) => [field, text(m.missing, { field: text(m[field]) })])),
    ...(draft.city ? {} : { city: text(m.missing, { field: text(m.city) }) }),
    ...(draft.regionCode ? {} : { regionCode: text(m.missing, { field: text(m.county) }) }),
  }
}

export function RegisterOrganisationForm({
  regions,
  sending,
  error,
  onSend,
}: {
  readonly regions: ReplyOf<typeof ListRegions>['regions']
  readonly sending: boolean
  readonly error: unknown
  readonly onSend: (draft: OrganisationDraft) => void
}) {
  const text = useText()
  const [draft, change] = useDraft<OrganisationDraft>('register-organisation', EMPTY)
  const [errors, setErrors] = useState<FormErrors>({})
  const submit = () => {
    const found = faultsOf(draft, text)
    setErrors(found)
    if (!Object.keys(found).length) onSend(draft)
  }
  const within = regions.filter((region) => region.parent === draft.city && region.tier !== 'city')
  const line = (field: Field, width: number, maxLength: number) => (
    <TextField
      key={field}
      name={field}
      label={text(m[field])}
      error={errors[field]}
      value={draft[field]}
      onChange={(value) => change({ [field]: value })}
      maxLength={maxLength}
      width={width}
    />
  )
  return (
    <>
      <ErrorSummary errors={errors} problem={isProblem(error) ? error : null} />
      <form
        className="lj-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          name="creditCode"
          label={text(m.creditCode)}
          hint={text(m.creditCodeHint)}
          error={errors.creditCode}
          value={draft.creditCode}
          onChange={(creditCode) => change({ creditCode })}
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          width={20}
        />
        {line('name', 30, 120)}
        <Select
          name="legalForm"
          label={text(m.legalForm)}
          value={draft.legalForm}
          onChange={(legalForm) => legalForm && change({ legalForm })}
          options={LEGAL_FORMS.map((value) => ({ value, label: text(LEGAL_FORM_NAMES[value]) }))}
        />
        {line('representative', 12, 50)}
        <Select
          name="city"
          label={text(m.city)}
          error={errors.city}
          value={draft.city}
          onChange={(city) => change({ city, regionCode: '' })}
          options={regions
            .filter(({ tier }) => tier === 'city')
            .map(({ code, name }) => ({ value: code, label: name }))}
        />
        <Select
          name="regionCode"
          label={text(m.county)}
          hint={draft.city ? undefined : text(m.chooseFirst)}
          error={errors.regionCode}
          value={draft.regionCode}
          onChange={(regionCode) => change({ regionCode })}
          options={within.map(({ code, name }) => ({ value: code, label: name }))}
        />
        {LINES.map(({ field, width, maxLength }) => line(field, width, maxLength))}
        <TextField
          name="phone"
          type="tel"
          label={text(m.phone)}
          hint={text(m.phoneHint)}
          error={errors.phone}
          value={draft.phone}
          onChange={(phone) => change({ phone })}
          maxLength={30}
          width={16}
        />
        <div className="lj-actions">
          <Button type="submit" busy={sending} wide>
            {text(m.submit)}
          </Button>
        </div>
      </form>
    </>
  )
}
