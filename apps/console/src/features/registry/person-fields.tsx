import {
  IDENTITY_DOCUMENT_NAMES,
  IDENTITY_DOCUMENT_TYPES,
  type IdentityDocumentType,
  parseIdentityDocument,
  textOfFaults,
} from '@lingjiang/codes'
import { useText } from '@lingjiang/ui'
import { Form, Input, Select } from 'antd'
import { filingMessages, recordMessages as m } from './messages.ts'

export type PersonAnswers = {
  readonly name: string
  readonly documentType: IdentityDocumentType
  readonly documentNumber: string
}

/** Name and identity document of somebody put on a list; the number is checked as it is typed. */
export function PersonFields() {
  const text = useText()
  const required = { required: true, message: text(filingMessages.required) }
  return (
    <>
      <Form.Item name="name" label={text(m.personName)} rules={[required]}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <div className="registry-pair">
        <Form.Item name="documentType" label={text(m.documentType)} initialValue="resident-id" rules={[required]}>
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
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
      </div>
    </>
  )
}
