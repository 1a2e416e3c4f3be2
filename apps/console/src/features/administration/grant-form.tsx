import { isOfficer, needsOrganisation } from '@lingjiang/identity/domain'
import { dayOf, ROLE_NAMES, ROLES, type Role } from '@lingjiang/kernel'
import { useText } from '@lingjiang/ui'
import { App, AutoComplete, Button, Form, Input, Select } from 'antd'
import { useRegionName, useRegions } from '../../app/regions.ts'
import { frameMessages } from '../../frames/messages.ts'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { useGrantMandate, useOrganisations } from './accounts-api.ts'
import { administrationMessages as m } from './messages.ts'

type Grantable = Exclude<Role, 'candidate'>
type Answers = {
  readonly role: Grantable
  readonly regions?: string[]
  readonly organisation?: string
  readonly validFrom: string
  readonly validTo?: string
  readonly reason: string
}
const GRANTABLE = ROLES.filter((role): role is Grantable => role !== 'candidate')

/** The security administrator grants a role; regions or organisation are asked for where the role needs them. */
export function GrantForm({ accountId }: { readonly accountId: string }) {
  const text = useText()
  const { message } = App.useApp()
  const [form] = Form.useForm<Answers>()
  const grant = useGrantMandate(accountId)
  const role = Form.useWatch('role', form)
  const organisations = useOrganisations(true) ?? []
  const send = ({ organisation, regions, validTo, ...answers }: Answers) => {
    const known = organisations.find((one) => one.name === organisation?.trim())
    grant.mutate(
      {
        ...answers,
        regions: isOfficer(answers.role) ? (regions ?? []) : [],
        ...(validTo ? { validTo } : {}),
        ...(!needsOrganisation(answers.role)
          ? {}
          : known
            ? { organisationId: known.id }
            : { organisationName: organisation?.trim() ?? '' }),
      },
      {
        onSuccess: () => {
          form.resetFields()
          void message.success(text(m.granted))
        },
      },
    )
  }
  const required = [{ required: true, message: text(m.required) }]
  return (
    <section className="frame-card" aria-labelledby="grant">
      <h2 id="grant">{text(m.grant)}</h2>
      <ProblemAlert error={grant.error} />
      <Form<Answers>
        form={form}
        layout="vertical"
        onFinish={send}
        scrollToFirstError={{ focus: true }}
        initialValues={{ validFrom: dayOf(new Date()) }}
      >
        <Form.Item name="role" label={text(m.role)} rules={required}>
          <Select options={GRANTABLE.map((value) => ({ value, label: text(ROLE_NAMES[value]) }))} />
        </Form.Item>
        {role && isOfficer(role) && <RegionsItem role={role} />}
        {role && needsOrganisation(role) && (
          <Form.Item
            name="organisation"
            label={text(m.organisation)}
            extra={text(m.organisationHint)}
            rules={[{ required: true, whitespace: true, min: 2, message: text(m.required) }]}
          >
            <AutoComplete
              options={organisations.map((one) => ({ value: one.name }))}
              showSearch={{ filterOption: true }}
            >
              <Input maxLength={100} />
            </AutoComplete>
          </Form.Item>
        )}
        <Form.Item name="validFrom" label={text(m.validFrom)} rules={required}>
          <Input type="date" className="day-field" />
        </Form.Item>
        <Form.Item name="validTo" label={text(m.validTo)}>
          <Input type="date" className="day-field" />
        </Form.Item>
        <Form.Item
          name="reason"
          label={text(frameMessages.reason)}
          rules={[{ required: true, whitespace: true, message: text(frameMessages.reasonMissing) }]}
        >
          <Input maxLength={500} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={grant.isPending}>
          {text(m.grant)}
        </Button>
      </Form>
    </section>
  )
}

/** The regions of the role's own tier; the towns of cities without counties count as counties. */
function RegionsItem({ role }: { readonly role: Role }) {
  const text = useText()
  const regionName = useRegionName()
  const tiers = role === 'county-officer' ? ['county', 'town'] : role === 'city-officer' ? ['city'] : ['province']
  const regions = useRegions().filter((region) => tiers.includes(region.tier))
  return (
    <Form.Item
      name="regions"
      label={text(m.regions)}
      extra={text(m.regionsHint)}
      rules={[{ required: true, message: text(m.required) }]}
    >
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        options={regions.map((region) => ({ value: region.code, label: regionName(region.code) }))}
      />
    </Form.Item>
  )
}
