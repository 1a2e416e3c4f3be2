import {
  IDENTITY_DOCUMENT_NAMES,
  IDENTITY_DOCUMENT_TYPES,
  type IdentityDocumentType,
  parseIdentityDocument,
  textOfFaults,
} from '@lingjiang/codes'
import { ResetAtDesk } from '@lingjiang/identity/contract'
import { call, useText } from '@lingjiang/ui'
import { useMutation } from '@tanstack/react-query'
import { Checkbox, Form, Input, Select } from 'antd'
import { FormFrame } from '../../frames/form-frame.tsx'
import { administrationMessages as m } from './messages.ts'
import { ShownOnce } from './shown-once.tsx'

type Answers = {
  readonly name: string
  readonly documentType: IdentityDocumentType
  readonly documentNumber: string
  readonly phone?: string
  readonly documentSeen: boolean
}

/** At a desk: a candidate has forgotten the password and shows the original document. */
export function DeskResetPage() {
  const text = useText()
  const [form] = Form.useForm<Answers>()
  const reset = useMutation({
    mutationFn: ({ phone, documentSeen: _seen, ...person }: Answers) =>
      call(ResetAtDesk, { body: { ...person, ...(phone?.trim() ? { phone: phone.trim() } : {}), documentSeen: true } }),
  })
  const required = { required: true, whitespace: true, message: text(m.required) }
  return (
    <>
      <FormFrame<Answers>
        title={text(m.deskReset)}
        lead={text(m.deskResetLead)}
        form={form}
        initial={{ documentType: 'resident-id' }}
        sending={reset.isPending}
        error={reset.error}
        submit={text(m.deskResetSend)}
        onSubmit={(answers) => reset.mutate(answers)}
      >
        <Form.Item name="name" label={text(m.personName)} rules={[required]}>
          <Input autoComplete="off" maxLength={50} />
        </Form.Item>
        <Form.Item name="documentType" label={text(m.documentType)} rules={[required]}>
          <Select
            options={IDENTITY_DOCUMENT_TYPES.map((value) => ({ value, label: text(IDENTITY_DOCUMENT_NAMES[value]) }))}
          />
        </Form.Item>
        <Form.Item
          name="documentNumber"
          label={text(m.documentNumber)}
          dependencies={['documentType']}
          rules={[
            required,
            ({ getFieldValue }) => ({
              async validator(_rule, typed: string | undefined) {
                if (!typed) return
                const read = parseIdentityDocument(getFieldValue('documentType') as IdentityDocumentType, typed)
                if (!read.ok) throw new Error(text(textOfFaults(read.faults)))
              },
            }),
          ]}
        >
          <Input autoComplete="off" maxLength={40} />
        </Form.Item>
        <Form.Item name="phone" label={text(m.newPhone)} extra={text(m.newPhoneHint)}>
          <Input type="tel" autoComplete="off" maxLength={20} />
        </Form.Item>
        <Form.Item
          name="documentSeen"
          valuePropName="checked"
          rules={[
            {
              validator: (_rule, seen) => (seen ? Promise.resolve() : Promise.reject(new Error(text(m.required)))),
            },
          ]}
        >
          <Checkbox>{text(m.documentSeen)}</Checkbox>
        </Form.Item>
      </FormFrame>
      {reset.data && (
        <ShownOnce
          login={reset.data.login}
          credentials={reset.data}
          onClose={() => {
            form.resetFields()
            reset.reset()
          }}
        />
      )}
    </>
  )
}
