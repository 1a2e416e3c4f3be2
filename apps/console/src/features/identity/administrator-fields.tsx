import {
  IDENTITY_DOCUMENT_NAMES,
  IDENTITY_DOCUMENT_TYPES,
  type IdentityDocumentType,
  parseIdentityDocument,
  textOfFaults,
} from '@lingjiang/codes'
import { ADMINISTRATOR_ROLES, type AdministratorRole, isPersonName, normaliseName } from '@lingjiang/identity/domain'
import { ROLE_NAMES } from '@lingjiang/kernel'
import { useText } from '@lingjiang/ui'
import { Form, type FormInstance, Input, Select } from 'antd'
import { DUTIES, setUpMessages as m } from './set-up-messages.ts'

type Field = 'login' | 'documentNumber'

/** Whether another of the three has the same: seen while one types, decided by the server. */
function isTwice(form: Pick<FormInstance, 'getFieldValue'>, role: AdministratorRole, field: Field, typed: string) {
  return ADMINISTRATOR_ROLES.some(
    (other) =>
      other !== role &&
      String(form.getFieldValue(['administrators', other, field]) ?? '')
        .trim()
        .toLowerCase() === typed.trim().toLowerCase(),
  )
}

/** One of the three: what the role does, and who takes it. */
export function AdministratorFields({ role }: { readonly role: AdministratorRole }) {
  const text = useText()
  const at = (field: string) => ['administrators', role, field]
  const required = { required: true, whitespace: true, message: text(m.required) }
  return (
    <fieldset className="set-up-person">
      <legend>{text(ROLE_NAMES[role])}</legend>
      <p className="lj-muted">{text(DUTIES[role])}</p>
      <div className="set-up-pair">
        <Form.Item
          name={at('name')}
          label={text(m.name)}
          rules={[
            {
              async validator(_rule, typed: string | undefined) {
                if (!isPersonName(normaliseName(typed ?? ''))) throw new Error(text(m.nameWrong))
              },
            },
          ]}
        >
          <Input autoComplete="off" maxLength={50} />
        </Form.Item>
        <Form.Item
          name={at('login')}
          label={text(m.login)}
          extra={text(m.loginHint)}
          rules={[
            { required: true, pattern: /^[a-z][a-z0-9._-]{2,39}$/, message: text(m.loginHint) },
            (form) => ({
              async validator(_rule, typed: string | undefined) {
                if (typed && isTwice(form, role, 'login', typed)) throw new Error(text(m.twice))
              },
            }),
          ]}
        >
          <Input autoComplete="off" maxLength={40} spellCheck={false} />
        </Form.Item>
        <Form.Item name={at('documentType')} label={text(m.documentType)} rules={[required]}>
          <Select
            options={IDENTITY_DOCUMENT_TYPES.map((value) => ({ value, label: text(IDENTITY_DOCUMENT_NAMES[value]) }))}
          />
        </Form.Item>
        <Form.Item
          name={at('documentNumber')}
          label={text(m.documentNumber)}
          dependencies={[at('documentType')]}
          rules={[
            required,
            (form) => ({
              async validator(_rule, typed: string | undefined) {
                if (!typed) return
                const type = form.getFieldValue(at('documentType')) as IdentityDocumentType
                const read = parseIdentityDocument(type, typed)
                if (!read.ok) throw new Error(text(textOfFaults(read.faults)))
                if (isTwice(form, role, 'documentNumber', typed)) throw new Error(text(m.twice))
              },
            }),
          ]}
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
      </div>
    </fieldset>
  )
}
