import { GetSetUp, SetUpProvince } from '@lingjiang/identity/contract'
import { ADMINISTRATOR_ROLES } from '@lingjiang/identity/domain'
import { ROLE_NAMES } from '@lingjiang/kernel'
import {
  type BodyOf,
  buttonClass,
  call,
  formatMoment,
  Loading,
  Notice,
  type ReplyOf,
  useText,
  useTitle,
} from '@lingjiang/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { AdministratorFields } from './administrator-fields.tsx'
import { OutsideFrame } from './outside-frame.tsx'
import { setUpMessages as m } from './set-up-messages.ts'

type Answers = BodyOf<typeof SetUpProvince>

/** /console/setup: whoever has the code of the server's start names the first three administrators, once. */
export function SetUpPage() {
  const text = useText()
  useTitle(text(m.title))
  const setUp = useQuery({ queryKey: ['identity', 'set-up'], queryFn: ({ signal }) => call(GetSetUp, { signal }) })
  const send = useMutation({ mutationFn: (body: Answers) => call(SetUpProvince, { body }) })
  return (
    <OutsideFrame wide>
      <ProblemAlert error={setUp.error} retry={() => void setUp.refetch()} />
      {setUp.isPending && <Loading lines={8} />}
      {send.data && <Appointed accounts={send.data.accounts} />}
      {!send.data && setUp.data?.open && (
        <div className="sign-in-card">
          <h1>{text(m.title)}</h1>
          <p>{text(m.lead)}</p>
          <SetUpForm sending={send.isPending} onSend={(answers) => send.mutate(answers)} error={send.error} />
        </div>
      )}
      {!send.data && setUp.data && !setUp.data.open && (
        <div className="sign-in-card">
          <h1>{text(m.closed)}</h1>
          <p>{text(m.closedLead)}</p>
          <ToSignIn />
        </div>
      )}
    </OutsideFrame>
  )
}

function ToSignIn() {
  const text = useText()
  return (
    <p>
      <Link to="/sign-in" search={{}} className={buttonClass('secondary')}>
        {text(m.toSignIn)}
      </Link>
    </p>
  )
}

function SetUpForm({
  sending,
  error,
  onSend,
}: {
  readonly sending: boolean
  readonly error: unknown
  readonly onSend: (answers: Answers) => void
}) {
  const text = useText()
  return (
    <Form<Answers>
      layout="vertical"
      requiredMark={false}
      scrollToFirstError={{ focus: true }}
      onFinish={onSend}
      initialValues={{
        administrators: Object.fromEntries(ADMINISTRATOR_ROLES.map((role) => [role, { documentType: 'resident-id' }])),
      }}
    >
      <Form.Item
        name="code"
        label={text(m.code)}
        extra={text(m.codeHint)}
        rules={[{ required: true, whitespace: true, message: text(m.required) }]}
      >
        <Input autoComplete="off" maxLength={60} spellCheck={false} className="set-up-code" />
      </Form.Item>
      {ADMINISTRATOR_ROLES.map((role) => (
        <AdministratorFields key={role} role={role} />
      ))}
      <ProblemAlert error={error} />
      <Button type="primary" htmlType="submit" size="large" loading={sending}>
        {text(m.submit)}
      </Button>
    </Form>
  )
}

function Appointed({ accounts }: { readonly accounts: ReplyOf<typeof SetUpProvince>['accounts'] }) {
  const text = useText()
  return (
    <div className="sign-in-card" role="status">
      <h1>{text(m.done)}</h1>
      <Notice tone="warn">{text(m.doneLead)}</Notice>
      {accounts.map((account) => (
        <section key={account.role} className="set-up-person" aria-label={text(ROLE_NAMES[account.role])}>
          <h2>
            {text(ROLE_NAMES[account.role])} · {account.name}
          </h2>
          <dl className="shown-once">
            <dt>{text(m.login)}</dt>
            <dd>{account.login}</dd>
            <dt>{text(m.password)}</dt>
            <dd>
              <code>{account.password}</code>
            </dd>
            <dt>{text(m.until)}</dt>
            <dd>{formatMoment(account.until)}</dd>
          </dl>
        </section>
      ))}
      <ToSignIn />
    </div>
  )
}
