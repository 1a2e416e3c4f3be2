import { parseCreditCode, textOfFaults } from '@lingjiang/codes'
import { CheckCreditCode, LEGAL_FORM_NAMES, LEGAL_FORMS, SaveOrganisation } from '@lingjiang/registry/contract'
import { type BodyOf, call, Loading, Notice, StatusTag, useText } from '@lingjiang/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Form, Input, Select } from 'antd'
import { FormFrame } from '../../frames/form-frame.tsx'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { filingMessages, recordMessages as m } from './messages.ts'
import { RegionSelect } from './region-select.tsx'
import { type OrganisationReply, organisationQuery, useRefresh } from './registry-api.ts'
import './registry.css'

type Answers = Omit<BodyOf<typeof SaveOrganisation>, 'expectedVersion'>

/** The data of the own organisation. */
export function OrganisationPage() {
  const { data, error, refetch, isPending } = useQuery(organisationQuery)
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (isPending) return <Loading lines={8} />
  return <OrganisationForm known={data ?? null} />
}

function OrganisationForm({ known }: { readonly known: OrganisationReply | null }) {
  const text = useText()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const [form] = Form.useForm<Answers>()
  const save = useMutation({
    mutationFn: ({ phone, ...answers }: Answers) =>
      call(SaveOrganisation, {
        body: { ...answers, ...(phone ? { phone } : {}), ...(known ? { expectedVersion: known.version } : {}) },
      }),
    onSuccess: async () => {
      await refresh()
      await navigate({ to: '/registry/filings' })
    },
  })
  const required = { required: true, whitespace: true, message: text(filingMessages.required) }
  const fixed = known?.listedAt != null
  return (
    <FormFrame<Answers>
      title={text(m.organisation)}
      lead={text(m.organisationLead)}
      form={form}
      {...(known ? { initial: known } : {})}
      sending={save.isPending}
      error={save.error}
      submit={text(filingMessages.save)}
      onSubmit={(answers) => save.mutate(answers)}
    >
      {fixed && <Notice>{text(m.inCatalogue)}</Notice>}
      <Form.Item
        name="creditCode"
        label={text(m.creditCode)}
        extra={<CreditCodeAnswer />}
        rules={[required, creditCodeRule(text)]}
      >
        <Input maxLength={40} readOnly={fixed} autoComplete="off" spellCheck={false} className="lj-figures" />
      </Form.Item>
      <Form.Item name="name" label={text(m.name)} rules={[required]}>
        <Input maxLength={120} readOnly={fixed} autoComplete="organization" />
      </Form.Item>
      <div className="registry-pair">
        <Form.Item name="legalForm" label={text(m.legalForm)} rules={[required]}>
          <Select options={LEGAL_FORMS.map((value) => ({ value, label: text(LEGAL_FORM_NAMES[value]) }))} />
        </Form.Item>
        <Form.Item name="representative" label={text(m.representative)} rules={[required]}>
          <Input maxLength={50} />
        </Form.Item>
      </div>
      <Form.Item name="regionCode" label={text(m.region)} rules={[required]}>
        <RegionSelect />
      </Form.Item>
      <Form.Item name="address" label={text(m.address)} rules={[required]}>
        <Input maxLength={200} autoComplete="street-address" />
      </Form.Item>
      <Form.Item name="mainBusiness" label={text(m.mainBusiness)} rules={[required]}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
      <div className="registry-pair">
        <Form.Item name="contactName" label={text(m.contactName)} rules={[required]}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item
          name="phone"
          label={text(m.phone)}
          rules={known ? [] : [required]}
          {...(known ? { extra: text(m.phoneKept, { phone: known.phoneMasked }) } : {})}
        >
          <Input maxLength={30} inputMode="tel" autoComplete="off" />
        </Form.Item>
      </div>
    </FormFrame>
  )
}

/** The check digit is answered in the browser. */
const creditCodeRule = (text: ReturnType<typeof useText>) => ({
  async validator(_rule: unknown, typed: string | undefined) {
    if (!typed) return
    const read = parseCreditCode(typed)
    if (!read.ok) throw new Error(text(textOfFaults(read.faults)))
  },
})

/** Whether somebody else has the code is asked of the server, once it is valid. */
function CreditCodeAnswer() {
  const text = useText()
  const typed = Form.useWatch('creditCode') as string | undefined
  const read = parseCreditCode(typed ?? '')
  const code = read.ok ? read.value.code : ''
  const { data } = useQuery({
    queryKey: ['registry', 'credit-code', code],
    queryFn: ({ signal }) => call(CheckCreditCode, { params: { code }, signal }),
    enabled: code !== '',
  })
  if (!code || !data) return <>{text(m.creditCodeHint)}</>
  return (
    <StatusTag tone={data.taken ? 'danger' : 'ok'}>{text(data.taken ? m.creditCodeTaken : m.creditCodeGood)}</StatusTag>
  )
}
